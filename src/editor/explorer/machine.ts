/** What the editor tells of where it runs: `vscode.env`, as far as we need it. */
export interface EditorPlace {
  /** `wsl`, `ssh-remote` and the like; undefined on the person's own computer. */
  readonly remoteName: string | undefined;
  /** `web` for a server whose window is a page of a browser, `desktop` elsewhere. */
  readonly appHost: string;
}

/** The names that VS Code's remote extensions give their machines. */
const machines: Readonly<Record<string, string>> = {
  wsl: 'in WSL, on this computer',
  'ssh-remote': 'on the SSH remote host',
  'dev-container': 'in the dev container',
  'attached-container': 'in the container',
  'k8s-container': 'in the Kubernetes container',
  codespaces: 'in the codespace',
  tunnel: 'on the machine at the other end of the tunnel',
};

/** Where files are read, as the extension runs there: `on this computer`, `in the dev container`. */
export function machineOf({ appHost, remoteName }: EditorPlace): string {
  const known = machines[remoteName ?? ''];
  if (known !== undefined) return known;
  if (appHost === 'desktop' && remoteName === undefined) return 'on this computer';
  return appHost === 'desktop' ? 'on the remote machine' : 'on the server that runs the editor';
}
