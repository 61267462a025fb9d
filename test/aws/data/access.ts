import type { AccessSeed, ConsoleLoginSeed, PortalUserSeed } from '../accessSeed.ts';

/** Dana's MFA device; its codes are good once each. */
export const mfaDevice = 'arn:aws:iam::111122223333:mfa/dana-phone';
export const mfaCodes = ['111111', '222222', '333333', '444444'] as const;

/** Dana in IAM Identity Center. */
export const portalUser: PortalUserSeed = {
  name: 'dana@example.com',
  accessToken: 'stand-in-portal-access-token',
  refreshToken: 'stand-in-portal-refresh-token',
  clientId: 'stand-in-portal-client',
  clientSecret: 'stand-in-portal-client-secret',
  roles: ['DataReader'],
};

/** Dana in the console, as `aws login` knows her. */
export const consoleLogin: ConsoleLoginSeed = {
  principal: 'user/dana',
  clientId: 'arn:aws:signin:::devtools/same-device',
  refreshToken: 'stand-in-console-refresh-token',
};

/** What a web identity token file holds. */
export const webIdentityToken = 'stand-in.web-identity.token';

/** What a container agent wants to be told. */
export const containerToken = 'stand-in-container-token';

const dana = /^user\/dana$/;
const anybody = /./;

/** Who may come into the account, in every way that there is. */
export const access: AccessSeed = {
  accountAlias: 'acme-data',
  mfaDevices: [{ serial: mfaDevice, principal: 'user/dana', codes: mfaCodes }],
  roles: [
    { name: 'Reader', trusts: anybody, longestSession: 7200 },
    { name: 'Next', trusts: /^assumed-role\/(?:Reader|Guarded)\// },
    { name: 'Partner', trusts: dana, externalId: 'acme-4711' },
    { name: 'Guarded', trusts: dana, needsMfa: true },
    { name: 'Strangers', trusts: /^user\/nobody$/ },
    { name: 'Pipeline', trusts: anybody, webIdentityToken },
    { name: 'Nameless', trusts: dana, denied: /^iam:ListAccountAliases$/ },
  ],
  portalUsers: [portalUser],
  consoleLogins: [consoleLogin],
  machine: { roleName: 'MachineRole', containerToken },
};
