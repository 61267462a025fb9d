/** The few services of the editor that decisions end in; behind an interface for tests. */
export interface Shell {
  copy(text: string): Promise<void>;
  /** Opens a page in the person's browser. */
  open(url: string): Promise<void>;
  /** Opens a file of this machine in an editor. */
  openFile(path: string): Promise<void>;
  /** Says something in passing that needs no answer. */
  say(text: string): void;
  showExports(): Promise<void>;
  showLog(): void;
}
