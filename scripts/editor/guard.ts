/**
 * Preloaded into the editor's server and, with it, into every Node process that it forks, the
 * extension host first of all: refuses whatever leaves this machine and writes one JSON line about
 * it into the file that `OUTSIDE_CALLS_FILE` names.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

type Callable = (this: unknown, ...args: unknown[]) => unknown;

const loopback = /^(localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/i;

function refuse(how: string, target: unknown): Error {
  const line = { how, target: String(target), process: process.argv.slice(1, 4).join(' ') };
  const file = process.env['OUTSIDE_CALLS_FILE'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`);
  return Object.assign(
    new Error(`${how} ${String(target)} refused: only loopback is allowed here`),
    {
      code: 'ECONNREFUSED',
    },
  );
}

/** Replaces `owner[name]` by what `wrap` makes of it. */
function hook(owner: object, name: string, wrap: (original: Callable) => Callable): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original === 'function') Reflect.set(owner, name, wrap(original as Callable));
}

const isOutside = (host: unknown): boolean => typeof host === 'string' && !loopback.test(host);

/** The host that `socket.connect(…)` is asked for; undefined for pipes and for the default. */
function hostOf(args: readonly unknown[]): unknown {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first !== 'object' || first === null) return second;
  return 'path' in first && first.path ? undefined : Reflect.get(first, 'host');
}

hook(
  net.Socket.prototype,
  'connect',
  (original) =>
    function connect(this: unknown, ...args) {
      const host = hostOf(args);
      if (!isOutside(host)) return original.apply(this, args);
      const error = refuse('connect', host);
      process.nextTick(() => (this as net.Socket).destroy(error));
      return this;
    },
);

/** Name look-ups leave the machine too. The callback is the last argument, if there is one. */
function refusingLookup(how: string, promised: boolean): (original: Callable) => Callable {
  return (original) =>
    function lookup(this: unknown, ...args) {
      if (!isOutside(args[0])) return original.apply(this, args);
      const error = refuse(how, args[0]);
      if (promised) return Promise.reject(error);
      const callback = args.at(-1);
      if (typeof callback === 'function') process.nextTick(callback, error);
      return undefined;
    };
}

for (const name of Object.keys(dns).filter((key) => /^(lookup|resolve|reverse)/.test(key))) {
  hook(dns, name, refusingLookup(`dns.${name}`, false));
  hook(dns.Resolver.prototype, name, refusingLookup(`dns.${name}`, false));
  hook(dns.promises, name, refusingLookup(`dns.${name}`, true));
  hook(dns.promises.Resolver.prototype, name, refusingLookup(`dns.${name}`, true));
}

/** A datagram's address is the last string among the arguments. */
hook(
  dgram.Socket.prototype,
  'send',
  (original) =>
    function send(this: unknown, ...args) {
      const address = args.slice(1).findLast((arg) => typeof arg === 'string');
      if (isOutside(address)) throw refuse('datagram', address);
      return original.apply(this, args);
    },
);

// ES modules that import one function by its name get the guarded one as well.
syncBuiltinESMExports();
