import { describe, expect, it } from 'vitest';
import { machineOf } from './machine.ts';

describe('machineOf', () => {
  it.each([
    [undefined, 'desktop', 'on this computer'],
    ['wsl', 'desktop', 'in WSL, on this computer'],
    ['ssh-remote', 'desktop', 'on the SSH remote host'],
    ['dev-container', 'desktop', 'in the dev container'],
    ['codespaces', 'web', 'in the codespace'],
    ['127.0.0.1:8080', 'server-distro', 'on the server that runs the editor'],
    ['somebody-elses-remote', 'desktop', 'on the remote machine'],
  ])('%j in %s: %s', (remoteName, appHost, machine) => {
    expect(machineOf({ remoteName, appHost })).toBe(machine);
  });
});
