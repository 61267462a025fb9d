import { estimateCost } from '../../core/cost/estimate.ts';
import type { Prices } from '../../core/cost/prices.ts';
import { billedOf, pricedServiceOf } from '../../core/kinds/costs.ts';
import type { FormFacts, KindId } from '../../core/kinds/kind.ts';
import type { PriceList } from '../../core/ports.ts';
import type { FormRequests } from '../../protocol/exportForm.ts';
import type { RequestHandlers } from '../../protocol/rpc.ts';
import type { Question } from '../ask.ts';

/** What a launch is about to ask AWS for. */
interface Launch {
  readonly input: object;
  readonly facts: FormFacts;
}

/** AWS's prices for one form: read when its page asks, and put into the question before a launch. */
export class FormPrices {
  readonly #kind: KindId;
  readonly #read: () => Promise<Prices | undefined>;
  #known: Prices | undefined;

  readonly answers: Pick<RequestHandlers<FormRequests>, 'readPrices'> = {
    readPrices: async () => {
      this.#known = await this.#read();
      return { prices: this.#known ?? null };
    },
  };

  constructor(kind: KindId, region: string, list: PriceList) {
    this.#kind = kind;
    const service = pricedServiceOf(kind);
    this.#read = () =>
      service === undefined ? Promise.resolve(undefined) : list.of(service, region);
  }

  /** The question with the estimated price, where it is known by now: nobody waits for it here. */
  questionWith(question: Question, { input, facts }: Launch): Question {
    const { figure } = estimateCost(billedOf(this.#kind, input, facts), this.#known ?? null);
    if (figure === undefined) return question;
    return { ...question, detail: `${question.detail}\nPrice: ${figure}` };
  }
}
