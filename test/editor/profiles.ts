import { mfaDevice } from '../aws/data/access.ts';

/** Lines of a config file, for a profile whose requests go to the stand-in at `url`. */
export type ProfileAt = (url: string) => string;

/** A role that wants a code of an MFA device. */
export const codeProfileAt: ProfileAt = (url) => `
[profile acme-mfa]
region = eu-west-1
endpoint_url = ${url}
role_arn = arn:aws:iam::111122223333:role/Guarded
source_profile = acme-data
mfa_serial = ${mfaDevice}
`;

/** A login of SSO; whether it still holds is for its cached token to say. */
export const loginProfileAt: ProfileAt = (url) => `
[profile acme-sso]
region = eu-west-1
endpoint_url = ${url}
sso_session = acme
sso_account_id = 111122223333
sso_role_name = DataReader

[sso-session acme]
sso_region = eu-west-1
sso_start_url = https://acme.awsapps.com/start
`;
