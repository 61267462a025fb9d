import type { PresentedError } from './exportForm.ts';

/**
 * The one shape of message between the two ends of a form. A request and its reply (or the cancel
 * that withdraws it) carry the same id; events stand alone.
 */
export type Envelope = RequestMessage | ReplyMessage | EventMessage | CancelMessage;

export interface RequestMessage {
  readonly v: 1;
  readonly kind: 'request';
  readonly id: string;
  readonly name: string;
  readonly body: unknown;
}

export interface ReplyMessage {
  readonly v: 1;
  readonly kind: 'reply';
  readonly id: string;
  readonly name: string;
  readonly body?: unknown;
  /** Present when the request failed; `body` means nothing then. */
  readonly error?: PresentedError;
}

export interface EventMessage {
  readonly v: 1;
  readonly kind: 'event';
  readonly name: string;
  readonly body: unknown;
}

export interface CancelMessage {
  readonly v: 1;
  readonly kind: 'cancel';
  readonly id: string;
  readonly name: string;
}

/** The message as an envelope of this version, or undefined when it is anything else. */
export function readEnvelope(message: unknown): Envelope | undefined {
  if (!isRecord(message) || message['v'] !== 1 || !isShortText(message['name'])) return undefined;
  switch (message['kind']) {
    case 'event':
      return message as unknown as EventMessage;
    case 'request':
    case 'cancel':
      return isShortText(message['id'])
        ? (message as unknown as RequestMessage | CancelMessage)
        : undefined;
    case 'reply':
      return isReply(message) ? message : undefined;
    default:
      return undefined;
  }
}

function isReply(
  message: Record<string, unknown>,
): message is Record<string, unknown> & ReplyMessage {
  return (
    isShortText(message['id']) && (message['error'] === undefined || isError(message['error']))
  );
}

function isError(value: unknown): value is PresentedError {
  if (!isRecord(value)) return false;
  return ['reason', 'message', 'next'].every((key) => typeof value[key] === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Names and ids are ours and short: anything longer is no message of ours. */
function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 100;
}
