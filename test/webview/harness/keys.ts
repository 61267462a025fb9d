import type { Page } from 'playwright-core';

/** What a person can do who has no pointer. */
export interface Keyboard {
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** Tabs on until something of this accessible name or label has the focus. */
  readonly tabTo: (name: string) => Promise<void>;
  /** What has the focus, by its accessible name or label. */
  readonly focused: () => Promise<string | null | undefined>;
}

/** The keyboard of a page. */
export function keyboardOf(page: Page): Keyboard {
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () => page.evaluate(nameOfFocused);
  return {
    press,
    focused,
    type: (text) => page.keyboard.type(text),
    async tabTo(name) {
      for (let presses = 0; presses < 30; presses += 1) {
        if ((await focused())?.startsWith(name) === true) return;
        await press('Tab');
      }
      throw new Error(`Tab never reaches ${name}; it is at ${await focused()}`);
    },
  };
}

/** Runs in the page. */
function nameOfFocused(): string | null | undefined {
  const element = document.activeElement;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    return element.labels?.[0]?.textContent ?? element.getAttribute('aria-label');
  }
  return element?.textContent;
}
