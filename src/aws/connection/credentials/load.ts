import type { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, Logger } from '@smithy/types';
import { ExportError } from '../../../core/errors.ts';
import { compact } from '../../compact.ts';
import type { CallSink } from '../callLog.ts';
import type { Section } from '../profileBook.ts';
import { settingsOf, type ConnectionSettings, type SettingsSource } from '../settings.ts';
import type { Link } from './chain.ts';
import type { Kept, LoadCredentials } from './kept.ts';
import { fromLogin, type Renewals } from './loginSources.ts';
import { fromMachine } from './machineSources.ts';
import { isMachine } from './means.ts';
import type { MfaDesk } from './mfaDesk.ts';
import { fromProfileProcess } from './processSource.ts';
import {
  assumeRole,
  assumeRoleWithWebIdentity,
  getSessionToken,
  type MfaProof,
} from './sessions.ts';

/** What credentials are loaded with. */
export interface LoadTools {
  readonly desk: MfaDesk;
  readonly sink: CallSink;
  readonly logger: Logger;
  readonly renewals: Renewals;
  /** The shared files as they are now. */
  readonly papers: () => Promise<SettingsSource>;
  /** An STS client that signs with `credentials`, or with nothing where there are none. */
  readonly sts: (settings: ConnectionSettings, credentials?: AwsCredentialIdentity) => STSClient;
}

/** One link with all that its credentials come from. */
export interface Loading {
  readonly link: Link;
  readonly papers: SettingsSource;
  /** The credentials that a role is assumed with. */
  readonly source?: Kept;
  /** The device that a person is asked for a code of. */
  readonly device?: string;
}

/** How the credentials of one link are had. What it gives throws ExportError. */
export function loaderOf(loading: Loading, tools: LoadTools): LoadCredentials {
  return (region) => new Loader(loading, tools, region).load();
}

/** Loads the credentials of one link once. */
class Loader {
  private readonly loading: Loading;
  private readonly tools: LoadTools;
  private readonly region: string;

  constructor(loading: Loading, tools: LoadTools, region: string) {
    this.loading = loading;
    this.tools = tools;
    this.region = region;
  }

  async load(): Promise<AwsCredentialIdentity> {
    const { logger } = this.tools;
    const { link, papers } = this.loading;
    const { profile, section, means } = link;
    if (isMachine(means)) return fromMachine(means, papers.env, logger);
    switch (means) {
      case 'keys':
        return this.inSession(keysOf(section));
      case 'process':
        return this.inSession(
          await this.asWritten(() => fromProfileProcess(profile, papers.files, logger)),
        );
      case 'role':
        return this.asRole();
      case 'web identity':
        return assumeRoleWithWebIdentity(this.sts(), section);
      case 'sso':
      case 'login':
        return this.asWritten(() => this.fromLogin(means));
      case 'none':
        throw new ExportError('credentials-missing', { profile });
    }
  }

  private fromLogin(way: 'sso' | 'login'): Promise<AwsCredentialIdentity> {
    const session = this.loading.link.section['sso_session'];
    return fromLogin(way, compact({ ...this.tools, settings: this.settings(), session }));
  }

  /**
   * The SDK reads the files by itself. What an edit brings that these papers do not know of may be
   * somebody else's: neither its login nor its keys may reach the endpoints of these.
   */
  private async asWritten(
    load: () => Promise<AwsCredentialIdentity>,
  ): Promise<AwsCredentialIdentity> {
    await this.compareFiles();
    const credentials = await load();
    await this.compareFiles();
    return credentials;
  }

  private async compareFiles(): Promise<void> {
    const { link, papers } = this.loading;
    const now = await this.tools.papers();
    if (writtenOf(link.profile, now) === writtenOf(link.profile, papers)) return;
    const problem = 'It was edited while it was in use.';
    throw new ExportError('profile-unusable', { profile: link.profile, problem });
  }

  private async asRole(): Promise<AwsCredentialIdentity> {
    const { link, source } = this.loading;
    const keys = await source?.get(this.region);
    return this.withProof((proof) => assumeRole(this.sts(keys), link.section, proof));
  }

  /** Keys of a session are taken as they are: STS gives no session for another. */
  private async inSession(keys: AwsCredentialIdentity): Promise<AwsCredentialIdentity> {
    if (keys.sessionToken !== undefined) return keys;
    return this.withProof(async (proof) =>
      proof === undefined
        ? keys
        : getSessionToken(this.sts(keys), this.loading.link.section, proof),
    );
  }

  private withProof(
    use: (proof?: MfaProof) => Promise<AwsCredentialIdentity>,
  ): Promise<AwsCredentialIdentity> {
    const { device, link } = this.loading;
    if (device === undefined) return use();
    const { profile } = link;
    return this.tools.desk.prove({ profile, device }, (code) => use({ device, code }));
  }

  private sts(keys?: AwsCredentialIdentity): STSClient {
    return this.tools.sts(this.settings(), keys);
  }

  private settings(): ConnectionSettings {
    const { link, papers } = this.loading;
    const region = link.section['region'] ?? this.region;
    return settingsOf({ profile: link.profile, region }, papers);
  }
}

/** All that the files say of a profile and of its SSO session; stays in memory. */
function writtenOf(profile: string, { book }: SettingsSource): string {
  const section = book.profiles.get(profile);
  return JSON.stringify([section, book.ssoSessions.get(section?.['sso_session'] ?? '')]);
}

function keysOf(section: Section): AwsCredentialIdentity {
  return compact({
    accessKeyId: section['aws_access_key_id'] ?? '',
    secretAccessKey: section['aws_secret_access_key'] ?? '',
    sessionToken: section['aws_session_token'],
  });
}
