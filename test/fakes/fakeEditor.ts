import type {
  Answer,
  Ask,
  Choice,
  Entry,
  Picking,
  Question,
  Typing,
} from '../../src/editor/ask.ts';
import type { Memory } from '../../src/editor/connection/connections.ts';
import type { Shell } from '../../src/editor/shell.ts';

/** A person who consents or not, and who picks the line with the label that was said before. */
export class FakeAsk implements Ask {
  consents = true;
  /** How a person who does not consent says so. */
  refuses: Exclude<Answer, 'action'> = 'closed';
  /** What happens while the question stands. */
  onConfirm = (): void => undefined;
  /** Labels to pick, one after the other; undefined withdraws. */
  picks: (string | undefined)[] = [];
  readonly questions: Question[] = [];
  readonly offered: (readonly Choice<unknown>[])[] = [];
  /** Labels to pick at once, where several can be; undefined withdraws. */
  picksMany: readonly string[] | undefined = [];
  /** What is typed where a word is asked for; the very word unless told. */
  types: string | undefined;
  readonly typings: Typing[] = [];
  /** Texts to enter, one after the other; undefined withdraws. */
  enters: (string | undefined)[] = [];
  readonly entries: Entry[] = [];

  /** How often it was shown that the facts of a question are read. */
  prepared = 0;

  async prepare<T>(reading: () => Promise<T>): Promise<T> {
    this.prepared += 1;
    return reading();
  }

  /** Whether the person stops what is waited for, as soon as it begins. */
  stops = false;

  async cancellable<T>(
    _title: string,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T | undefined> {
    return this.stops ? undefined : work(new AbortController().signal);
  }

  confirm(question: Question): Promise<boolean> {
    this.questions.push(question);
    this.onConfirm();
    return Promise.resolve(this.consents);
  }

  async answer(question: Question): Promise<Answer> {
    return (await this.confirm(question)) ? 'action' : this.refuses;
  }

  typeToConfirm(typing: Typing): Promise<boolean> {
    this.typings.push(typing);
    return Promise.resolve((this.types ?? typing.word) === typing.word);
  }

  enter(entry: Entry): Promise<string | undefined> {
    this.entries.push(entry);
    return Promise.resolve(this.enters.shift());
  }

  async pickMany<T>({ groups }: Pick<Picking<T>, 'groups'>): Promise<readonly T[] | undefined> {
    const choices = (await groups).flatMap((group) => group.choices);
    this.offered.push(choices);
    const wanted = this.picksMany;
    return (
      wanted && choices.filter(({ label }) => wanted.includes(label)).map(({ value }) => value)
    );
  }

  async pick<T>({ groups, typed }: Picking<T>): Promise<T | undefined> {
    const choices = (await groups).flatMap((group) => group.choices);
    this.offered.push(choices);
    const wanted = this.picks.shift();
    if (wanted === undefined) return undefined;
    return (choices.find(({ label }) => label === wanted) ?? typed?.(wanted))?.value;
  }
}

/** An editor that only remembers what it was asked to do. */
export class FakeShell implements Shell {
  readonly copied: string[] = [];
  readonly opened: string[] = [];
  readonly said: string[] = [];
  readonly shown: string[] = [];
  readonly files: string[] = [];

  copy = (text: string): Promise<void> => Promise.resolve(void this.copied.push(text));
  open = (url: string): Promise<void> => Promise.resolve(void this.opened.push(url));
  openFile = (path: string): Promise<void> => Promise.resolve(void this.files.push(path));
  say = (text: string): void => void this.said.push(text);
  showExports = (): Promise<void> => Promise.resolve(void this.shown.push('exports'));
  showLog = (): void => void this.shown.push('log');
}

/** A Memento in memory. */
export class FakeMemory implements Memory {
  readonly #values = new Map<string, unknown>();

  get(key: string): unknown {
    return this.#values.get(key);
  }

  update(key: string, value: unknown): Promise<void> {
    this.#values.set(key, value);
    return Promise.resolve();
  }
}
