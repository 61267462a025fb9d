import type { FrameLocator, Locator, Page } from 'playwright-core';

/** A regular expression that matches exactly this text. */
const exactly = (text: string): RegExp =>
  new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\\s*$`);

const textOrPattern = (text: string | RegExp): RegExp =>
  typeof text === 'string' ? exactly(text) : text;

/** VS Code in a browser page, in the words of the person who uses it. Waits instead of sleeping. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Resolves when the window can be used; extensions may take a moment longer. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.activitybar').waitFor({ timeout: 60_000 });
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }

  /** The button of a container in the activity bar; there as soon as its extension is known. */
  container(title: string): Locator {
    const label = this.page.locator(`.action-label[aria-label^="${title}"]`);
    return this.page.locator('.activitybar [role=tab]').filter({ has: label });
  }

  /** Opens a container of the activity bar by its title. */
  async openContainer(title: string): Promise<void> {
    const tab = this.container(title);
    await tab.waitFor();
    if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
  }

  /** The number on a container of the activity bar; empty when there is none. */
  async badge(title: string): Promise<string> {
    return (await this.container(title).locator('.badge-content').allInnerTexts()).join('').trim();
  }

  /** The pane of a view in the sidebar, found by the view's name. */
  view(name: string): Locator {
    const title = this.page.locator('.pane-header .title').filter({ hasText: exactly(name) });
    return this.page.locator('.sidebar .pane').filter({ has: title });
  }

  /** A row of a view's tree by its label, without its description. */
  row(view: string, label: string | RegExp): Locator {
    const name = this.page.locator('.label-name').filter({ hasText: textOrPattern(label) });
    return this.view(view).locator('.monaco-list-row').filter({ has: name }).first();
  }

  /** What stands beside the labels of all rows of a view that can be seen. */
  async descriptions(view: string): Promise<readonly string[]> {
    return this.view(view).locator('.monaco-list-row .label-description').allInnerTexts();
  }

  /** Presses a button in the title of a view, which shows them to whoever points at it. */
  async pressInTitle(view: string, button: string): Promise<void> {
    await this.view(view).hover();
    await this.view(view).locator(`.pane-header .action-label[aria-label="${button}"]`).click();
  }

  /** Whether the keys go to this row. */
  async isFocused(row: Locator): Promise<boolean> {
    return (await row.and(this.page.locator('.focused')).count()) > 0;
  }

  /** Opens a row's children if they are not open yet, and waits until they have come. */
  async expand(view: string, label: string | RegExp): Promise<void> {
    const row = this.row(view, label);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'true') return;
    await row.locator('.monaco-tl-twistie').click();
    await row.and(this.page.locator('[aria-expanded=true]')).waitFor();
    await row.locator('.codicon-tree-item-loading').waitFor({ state: 'detached' });
  }

  /** Closes every row of a view, by the button in its title. */
  async collapseAll(view: string): Promise<void> {
    await this.pressInTitle(view, 'Collapse All');
  }

  /** Right-clicks a row and chooses an entry of its menu. */
  async chooseFromMenu(view: string, label: string | RegExp, entry: string): Promise<void> {
    const menu = await this.#openMenu(this.row(view, label));
    // A menu ignores clicks while it is new, so that no slip of the hand chooses; keys it obeys.
    await menu
      .locator('.action-label')
      .filter({ hasText: exactly(entry) })
      .hover();
    await this.page.keyboard.press('Enter');
    await menu.waitFor({ state: 'detached' });
    await this.moveAway();
  }

  /** Puts the pointer on the empty part of the title bar, where nothing shows a tooltip. */
  async moveAway(): Promise<void> {
    await this.page.mouse.move(200, 18);
  }

  /** The entries that a row's menu offers, in order; leaves the menu closed. */
  async menuOf(view: string, label: string | RegExp): Promise<readonly string[]> {
    const menu = await this.#openMenu(this.row(view, label));
    const entries = menu.locator('.action-label:not(.separator)');
    const texts = await entries.allInnerTexts();
    await this.page.keyboard.press('Escape');
    await entries.first().waitFor({ state: 'detached' });
    return texts.map((text) => text.trim());
  }

  /** Right-clicks, and once more where the row moved away under the pointer. */
  async #openMenu(row: Locator): Promise<Locator> {
    const menu = this.page.locator('.monaco-menu');
    const opened = menu.locator('.action-label').first();
    await row.click({ button: 'right' });
    const atOnce = await opened.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    if (!atOnce) await row.click({ button: 'right' });
    await opened.waitFor();
    return menu;
  }

  /**
   * Runs a command by its title as the palette shows it, for example `AWS Exports: Refresh`. A
   * webview that takes the focus just then closes the palette, which is opened again.
   */
  async runCommand(title: string): Promise<void> {
    const input = this.quickPick().locator('input');
    await this.page.keyboard.press('F1');
    const filled = input.fill(`>${title}`, { timeout: 3_000 });
    await filled.catch(async () => {
      await this.page.keyboard.press('F1');
      await input.fill(`>${title}`);
    });
    await this.choose(title);
  }

  quickPick(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** The labels that the open quick pick shows. */
  async choices(): Promise<readonly string[]> {
    const labels = this.quickPick().locator('.monaco-list-row .label-name');
    await labels.first().waitFor();
    return (await labels.allInnerTexts()).map((label) => label.trim());
  }

  /** Chooses an entry of the open quick pick by its label. */
  async choose(label: string | RegExp): Promise<void> {
    const name = this.page.locator('.label-name').filter({ hasText: textOrPattern(label) });
    const rows = this.quickPick().locator('.quick-input-list .monaco-list-row');
    await rows.filter({ has: name }).first().click();
  }

  /** Ticks or unticks these entries of the open quick pick, and accepts. */
  async chooseMany(labels: readonly string[]): Promise<void> {
    for (const label of labels) await this.choose(label);
    await this.quickPick()
      .locator('.monaco-button')
      .filter({ hasText: exactly('OK') })
      .click();
    await this.quickPick().waitFor({ state: 'detached' });
  }

  /** Types into the open input box or quick pick and accepts. */
  async answer(text: string): Promise<void> {
    await this.quickPick().locator('input').fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Puts on a colour theme by its name in the theme picker. */
  async wear(theme: string): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await this.quickPick().locator('input').fill(theme);
    await this.choose(theme);
    await this.quickPick().waitFor({ state: 'detached' });
  }

  /** The open modal dialog. */
  dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Presses a button and waits until that dialog is gone; the next one may be there at once. */
  async pressInDialog(button: string): Promise<void> {
    const buttons = this.dialog().locator('.monaco-button');
    const pressed = await this.dialog().elementHandle();
    await buttons.filter({ hasText: exactly(button) }).click();
    await pressed.waitForElementState('hidden');
  }

  /** A notification that says something with this text in it. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text });
  }

  async pressInNotification(text: string | RegExp, button: string): Promise<void> {
    const buttons = this.notification(text).locator('.monaco-button');
    await buttons.filter({ hasText: exactly(button) }).click();
  }

  /** The content of the webview in the visible editor tab. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame');
  }

  /** The tab of an editor by its title. */
  tab(title: string | RegExp): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: title });
  }

  async closeTab(title: string | RegExp): Promise<void> {
    await this.tab(title).first().locator('.tab-actions .action-label').click();
  }

  /** An entry of the status bar with this text. */
  statusBar(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** The lines of the text editor that are on the screen, as they are laid out. */
  async editorText(): Promise<string> {
    const lines = this.page.locator('.editor-instance .view-lines');
    await lines.first().waitFor();
    // The editor shows ordinary spaces as no-break spaces.
    return (await lines.first().innerText()).replaceAll('\u00a0', ' ');
  }

  /** The whole text of the output channel that is shown, once it holds text of this form. */
  async outputText(pattern: RegExp): Promise<string> {
    await this.page.locator('.part.panel .monaco-editor').click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+C');
    return this.copied(pattern);
  }

  /** What was copied, as soon as the clipboard holds a text of this form. */
  async copied(pattern: RegExp): Promise<string> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const text = await this.page.evaluate(() => navigator.clipboard.readText());
      if (pattern.test(text)) return text;
      if (Date.now() > deadline) throw new Error(`The clipboard holds "${text}".`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Loads the window again. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.ready();
  }
}
