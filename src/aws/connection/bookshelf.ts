import { stampOf, type ConfigFiles } from './configFiles.ts';
import { readProfileBook, type ProfileBook } from './profileBook.ts';

/** What the shared files said at some time; another object for each change. */
export interface Edition {
  readonly stamp: string;
  readonly book: ProfileBook;
}

/** The shared files as they are: looked at whenever somebody asks, read only after a change. */
export class Bookshelf {
  private readonly files: ConfigFiles;
  private readonly onNew: (edition: Edition) => void;
  private last: { readonly stamp: string; readonly edition: Promise<Edition> } | undefined;

  /** `onNew` is told of each edition before anybody gets it. */
  constructor(files: ConfigFiles, onNew: (edition: Edition) => void) {
    this.files = files;
    this.onNew = onNew;
  }

  /** Never throws: files that cannot be read are empty. */
  async latest(): Promise<Edition> {
    const stamp = await stampOf(this.files);
    if (this.last?.stamp !== stamp) this.last = { stamp, edition: this.read(stamp) };
    return this.last.edition;
  }

  private async read(stamp: string): Promise<Edition> {
    const edition = { stamp, book: await readProfileBook(this.files) };
    this.onNew(edition);
    return edition;
  }
}
