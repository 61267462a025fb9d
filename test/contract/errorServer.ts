import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** An error as AWS's services write it: a code, a status and a sentence. */
export interface WireError {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/** A server that refuses every call with one error, in the format of the protocol that it speaks. */
export interface ErrorServer {
  readonly url: string;
  refuseWith(error: WireError): void;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Listens on a port of its own. Who is asking is always answered, as some calls need to know. */
export async function startErrorServer(): Promise<ErrorServer> {
  let error: WireError = { code: 'InternalFailure', status: 500, message: '' };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const whoami = body.includes('Action=GetCallerIdentity');
      const answer = whoami ? identity : formatOf(request, body)(error);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    refuseWith(next) {
      error = next;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function formatOf({ headers, url = '' }: IncomingMessage, body: string): (e: WireError) => Answer {
  if (headers['x-amz-target'] !== undefined) return inJson;
  if (url.startsWith('/v2/')) return inRestJson;
  return `${url}&${body}`.includes('Version=2009-04-15') ? inClassicXml : inQueryXml;
}

/** DynamoDB and KMS: the code is in the body, behind the name of its model. */
const inJson = ({ code, status, message }: WireError): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'R1' },
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${code}`, message }),
});

/** SimpleDB's export calls: the code is in a header, before the address of its model. */
const inRestJson = ({ code, status, message }: WireError): Answer => ({
  status,
  headers: {
    'content-type': 'application/json',
    'x-amzn-errortype': `${code}:http://internal.amazon.com/coral/com.amazonaws.sdb/`,
    'x-amzn-requestid': 'R1',
  },
  body: JSON.stringify({ message }),
});

/** RDS, IAM and STS. */
const inQueryXml = ({ code, status, message }: WireError): Answer => ({
  status,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': 'R1' },
  body: `<ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>R1</RequestId></ErrorResponse>`,
});

/** SimpleDB's old calls: errors are a list, and each has its price. */
const inClassicXml = ({ code, status, message }: WireError): Answer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<?xml version="1.0"?>\n<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message><BoxUsage>0.0000219907</BoxUsage></Error></Errors><RequestID>R1</RequestID></Response>`,
});

const identity: Answer = {
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/dana</Arn><UserId>AIDADANA</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
};
