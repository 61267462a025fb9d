import { registerHooks } from 'node:module';

function nothing(): void {
  // Stands for whatever is called or constructed.
}

/** Something that can be called, constructed, extended and read from, and that does nothing. */
function anything(): object {
  return new Proxy(nothing, {
    get: (target, key) => {
      if (key === 'prototype') return target.prototype as object;
      if (key === Symbol.toPrimitive) return () => '';
      // Anything with a `then` would never finish being awaited.
      return key === 'then' ? undefined : anything();
    },
    apply: () => anything(),
    construct: () => anything(),
  });
}

const source = `module.exports = globalThis[Symbol.for('vscode stub')];`;

/** Lets `require('vscode')` succeed in plain Node; what it gives does nothing at no cost. */
export function installVscodeStub(): void {
  // Bundles copy a module's own members and keep its prototype: what is asked for is found there.
  Reflect.set(globalThis, Symbol.for('vscode stub'), Object.create(anything()));
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'vscode'
        ? { url: 'stub:vscode', format: 'commonjs', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === 'stub:vscode'
        ? { source, format: 'commonjs', shortCircuit: true }
        : next(url, context),
  });
}

const memory = {
  keys: () => [],
  get: () => undefined,
  update: () => Promise.resolve(),
  setKeysForSync: () => undefined,
};

/** The parts of an ExtensionContext that are more than something that does nothing. */
export function extensionContext(folder: string): object {
  const uri = { scheme: 'file', path: folder, fsPath: folder };
  return {
    subscriptions: [],
    extensionPath: folder,
    extensionUri: uri,
    globalStorageUri: uri,
    storageUri: uri,
    logUri: uri,
    globalState: memory,
    workspaceState: memory,
    asAbsolutePath: (path: string) => path,
  };
}
