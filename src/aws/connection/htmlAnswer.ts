import { HttpResponse } from '@smithy/core/protocols';
import type { Pluggable } from '@smithy/types';

/** An answer that some proxy or login page gave in place of AWS. */
class HtmlAnswer extends Error {
  override readonly name = 'HtmlAnswer';
  readonly $metadata: { readonly httpStatusCode: number };

  constructor(httpStatusCode: number) {
    super('An HTML page came instead of an answer from AWS.');
    this.$metadata = { httpStatusCode };
  }
}

/**
 * Turns HTML pages into an error of their own before they are read as JSON or XML, where they end
 * as a puzzling syntax error or, worse, as an empty answer. Objects in S3 may be HTML.
 */
export function refuseHtml<I extends object, O extends object>(): Pluggable<I, O> {
  return {
    applyToStack: (stack) =>
      stack.add(
        (next, context) => async (args) => {
          const answer = await next(args);
          const { response } = answer;
          if (!HttpResponse.isInstance(response) || !isHtml(response)) return answer;
          if (context.commandName === 'GetObjectCommand' && response.statusCode < 300) {
            return answer;
          }
          discard(response.body);
          throw new HtmlAnswer(response.statusCode);
        },
        { step: 'deserialize', priority: 'low', name: 'refuseHtml', override: true },
      ),
  };
}

/** What some proxy or login page says, as the services here never answer in HTML. */
export function isHtml({ headers }: HttpResponse): boolean {
  return /^text\/html\b/i.test(headers['content-type'] ?? '');
}

/** Lets the body run out, so that its connection can be used again. */
function discard(body: unknown): void {
  if (typeof body === 'object' && body !== null && 'resume' in body) {
    (body as { resume(): void }).resume();
  }
}
