import type { InitializeMiddleware, MiddlewareStack } from '@smithy/types';
import { putInLane } from './callNotes.ts';
import type { Clients } from './clients.ts';

/**
 * The same clients, credentials and sockets, for calls that nobody waits for. Where a person would
 * have to enter a code first they fail with `mfa-needed`, and nobody is asked.
 */
export function inBackground(clients: Clients): Clients {
  const ready = (): ReturnType<Clients['authenticate']> => clients.authenticate('background');
  return {
    region: clients.region,
    authenticate: ready,
    dynamodb: () => behind(clients.dynamodb(), ready),
    dynamodbOnce: () => behind(clients.dynamodbOnce(), ready),
    rds: () => behind(clients.rds(), ready),
    iam: () => behind(clients.iam(), ready),
    simpledb: () => behind(clients.simpledb(), ready),
    simpledbv2: () => behind(clients.simpledbv2(), ready),
    sts: () => behind(clients.sts(), ready),
    s3: (region) => behind(clients.s3(region), ready),
    kms: (region) => behind(clients.kms(region), ready),
    dispose: () => clients.dispose(),
  };
}

/** The client with a stack of its own, which tells `pace` the lane; all else is the client's. */
function behind<I extends object, O extends object, C>(
  client: C & { readonly middlewareStack: MiddlewareStack<I, O> },
  ready: () => Promise<unknown>,
): C {
  const middlewareStack = client.middlewareStack.clone();
  const mark: InitializeMiddleware<I, O> = (next, context) => async (args) => {
    putInLane(context, 'background');
    await ready();
    return next(args);
  };
  middlewareStack.add(mark, { step: 'initialize', name: 'lane', override: true });
  return Object.create(client, { middlewareStack: { value: middlewareStack } }) as C;
}
