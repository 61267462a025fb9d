import type { InitializeMiddleware, MiddlewareStack } from '@smithy/types';
import { putInLane } from './callNotes.ts';
import type { Clients } from './clients.ts';

/** The same clients, credentials and sockets, for calls that nobody waits for. */
export function inBackground(clients: Clients): Clients {
  return {
    region: clients.region,
    authenticate: () => clients.authenticate(),
    dynamodb: () => behind(clients.dynamodb()),
    dynamodbOnce: () => behind(clients.dynamodbOnce()),
    rds: () => behind(clients.rds()),
    iam: () => behind(clients.iam()),
    simpledb: () => behind(clients.simpledb()),
    simpledbv2: () => behind(clients.simpledbv2()),
    sts: () => behind(clients.sts()),
    s3: (region) => behind(clients.s3(region)),
    kms: (region) => behind(clients.kms(region)),
    dispose: () => clients.dispose(),
  };
}

/** The client with a stack of its own, which tells `pace` the lane; all else is the client's. */
function behind<I extends object, O extends object, C>(
  client: C & { readonly middlewareStack: MiddlewareStack<I, O> },
): C {
  const middlewareStack = client.middlewareStack.clone();
  const mark: InitializeMiddleware<I, O> = (next, context) => (args) => {
    putInLane(context, 'background');
    return next(args);
  };
  middlewareStack.add(mark, { step: 'initialize', name: 'lane', override: true });
  return Object.create(client, { middlewareStack: { value: middlewareStack } }) as C;
}
