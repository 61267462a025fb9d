import type { Ledger } from '../../core/jobs/ledger.ts';
import type { FormDraft } from '../../core/kinds/kind.ts';
import { sameJson } from '../../core/lib/json.ts';

/** What the tokens of a form hang on. */
export interface TokenDeps {
  readonly ledger: Pick<Ledger, 'get'>;
  readonly newToken: () => string;
}

/**
 * The tokens of what a form sends. A request that was refused is sent again under its token; once
 * the person has changed it, it is another request and gets another token, whatever the page says.
 */
export class FormTokens {
  readonly #deps: TokenDeps;
  /** By the token of the page. */
  readonly #others = new Map<string, string>();

  constructor(deps: TokenDeps) {
    this.#deps = deps;
  }

  /** The draft under the token to send it with; `inputOf` makes the input of a draft. */
  settle<Draft extends FormDraft>(draft: Draft, inputOf: (draft: Draft) => object): Draft {
    const settled = this.#under(this.#others.get(draft.clientToken) ?? draft.clientToken, draft);
    if (!this.#isOfAnother(settled.clientToken, inputOf(settled))) return settled;
    const token = this.#deps.newToken();
    this.#others.set(draft.clientToken, token);
    return this.#under(token, draft);
  }

  #under<Draft extends FormDraft>(clientToken: string, draft: Draft): Draft {
    return { ...draft, clientToken };
  }

  #isOfAnother(token: string, input: object): boolean {
    const known = this.#deps.ledger.get(token);
    return known?.state === 'rejected' && !sameJson(known.request?.input, input);
  }
}
