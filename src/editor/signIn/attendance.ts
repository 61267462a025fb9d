/**
 * Whether somebody is there to be asked. Nobody is right after a window has opened, until they begin
 * something with the extension; who has withdrawn from a question is left in peace until they do
 * something again.
 */
export class Attendance {
  #isHere = false;

  get isHere(): boolean {
    return this.#isHere;
  }

  /** The person did something with the extension. */
  arrive(): void {
    this.#isHere = true;
  }

  /** The person does not want to be asked. */
  leave(): void {
    this.#isHere = false;
  }
}
