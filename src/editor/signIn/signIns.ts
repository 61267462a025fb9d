import type { Connection } from '../../core/connection.ts';
import { isExportError } from '../../core/errors.ts';
import { holder, isOfCredentials } from '../../core/insight/credentialCauses.ts';
import { attempt } from '../../core/lib/attempt.ts';
import type { AwsWorld, Clock } from '../../core/ports.ts';
import type { SignIn } from '../../core/signIn.ts';
import type { Ask } from '../ask.ts';
import { commands } from '../contributions.ts';
import type { Shell } from '../shell.ts';
import { loginText, type Login } from './loginCommand.ts';
import type { LoginObstacle, RunningLogin, SignInDesk } from './signInDesk.ts';
import { untilSignedIn, type LoginEnd } from './untilSignedIn.ts';
import type { SignInWish } from './wish.ts';

/** What signing in stands on. */
export interface SignInDeps {
  readonly world: Pick<AwsWorld, 'authenticate' | 'onDidChangeCredentials' | 'profiles'>;
  readonly ask: Pick<Ask, 'pick'>;
  readonly shell: Pick<Shell, 'copy' | 'open' | 'say'>;
  readonly clock: Clock;
  readonly desk: SignInDesk;
}

const installPage = 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html';

/** Brings credentials back, in the way that a profile has them. */
export class SignIns {
  readonly #deps: SignInDeps;
  /** By profile: pressing the button twice opens one login. */
  readonly #underWay = new Map<string, Promise<boolean>>();

  constructor(deps: SignInDeps) {
    this.#deps = deps;
  }

  /**
   * True once calls of the connection can be signed; false when the person withdrew or was told why
   * it did not work. Throws ExportError.
   */
  signIn(wish: SignInWish): Promise<boolean> {
    const { profile } = wish.connection;
    const known = this.#underWay.get(profile);
    if (known !== undefined) return known;
    const begun = this.#begin(wish).finally(() => this.#underWay.delete(profile));
    this.#underWay.set(profile, begun);
    return begun;
  }

  async #begin({ connection, signIn }: SignInWish): Promise<boolean> {
    const { way, profile } = signIn ?? (await this.#wayOf(connection)) ?? {};
    if (way === undefined || profile === undefined) return this.#choose(connection);
    return way === 'mfa' ? this.#enterCode(connection) : this.#login(connection, { way, profile });
  }

  async #wayOf({ profile }: Connection): Promise<SignIn | undefined> {
    const profiles = await this.#deps.world.profiles();
    return profiles.find(({ name }) => name === profile)?.signIn;
  }

  /** For keys, processes and roles of machines, for which nobody can sign in. */
  async #choose(connection: Connection): Promise<boolean> {
    const { ask, desk, world } = this.#deps;
    const command = await ask.pick({
      title: `Credentials of ${holder(connection.profile)}`,
      placeholder: 'There is no login for them: renew them where they come from',
      groups: Promise.resolve([{ heading: 'what can be done', choices: waysOut }]),
    });
    if (command === 'retry') {
      await world.authenticate(connection);
      return true;
    }
    if (command !== undefined) await desk.run(command, { connection });
    return false;
  }

  /** Whoever asks for the code also asks again where AWS refuses it, and says when it is enough. */
  async #enterCode(connection: Connection): Promise<boolean> {
    const got = await attempt(() => this.#deps.world.authenticate(connection));
    if (got.ok) return this.#done(connection);
    if (isExportError(got.error) && got.error.reason === 'mfa-needed') return false;
    throw got.error;
  }

  async #login(connection: Connection, login: Login): Promise<boolean> {
    const { clock, desk, world } = this.#deps;
    const running = await desk.login(login);
    if (typeof running === 'string') {
      void this.#explain(running, login);
      return false;
    }
    const end = await desk.waiting(
      `Signing in for ${holder(connection.profile)}: go on in your browser; the panel shows what the AWS CLI says.`,
      (signal) => untilSignedIn({ world, clock, connection, running }, signal),
    );
    return this.#conclude(end, { connection, login, running });
  }

  #conclude(end: LoginEnd, { connection, login, running }: Concluding): boolean {
    const again = { connection, signIn: login };
    switch (end.end) {
      case 'signedIn':
        return this.#done(connection);
      case 'withdrawn':
        running.close();
        return false;
      case 'tooLate':
        void this.#offerAgain('Nobody has signed in for ten minutes.', again);
        return false;
      case 'failed':
        // Whoever ended it has changed their mind.
        if (end.code === undefined) return false;
        if (!isExportError(end.error) || !isOfCredentials(end.error.reason)) throw end.error;
        void this.#offerAgain(
          `“${loginText(login)}” ended without signing in; the panel shows why.`,
          again,
        );
        return false;
    }
  }

  #done({ profile }: Connection): boolean {
    this.#deps.shell.say(`Signed in for ${holder(profile)}`);
    return true;
  }

  async #offerAgain(sentence: string, wish: SignInWish): Promise<void> {
    const { desk } = this.#deps;
    const answer = await desk.offer(`${sentence} Try again when you are ready.`, buttons.again);
    if (answer === buttons.again) await desk.run(commands.signIn, wish);
  }

  async #explain(obstacle: LoginObstacle, login: Login): Promise<void> {
    const { desk, shell } = this.#deps;
    const text = loginText(login);
    const { sentence, page } = obstacles[obstacle];
    const message = `${sentence} Run “${text}” in a terminal of yours: what waits goes on by itself.`;
    const answer = await desk.offer(message, ...(page ? [buttons.install] : []), buttons.copy);
    if (answer === buttons.copy) await shell.copy(text);
    if (answer === buttons.install && page) await shell.open(page);
  }
}

interface Concluding {
  readonly connection: Connection;
  readonly login: Login;
  readonly running: RunningLogin;
}

const buttons = {
  again: 'Sign In',
  copy: 'Copy Command',
  install: 'How to Install',
} as const;

const obstacles: Readonly<
  Record<LoginObstacle, { readonly sentence: string; readonly page?: string }>
> = {
  noCli: {
    sentence: 'Signing in takes the AWS CLI, which was not found on this machine.',
    page: installPage,
  },
  restricted: {
    sentence:
      'This login asks for a code in a terminal, and the editor opens none in a folder that is not trusted.',
  },
};

const waysOut = [
  { label: 'Try again', detail: 'If you have renewed them', value: 'retry' },
  {
    label: 'Open AWS config files',
    detail: 'To correct or renew what is written there',
    value: commands.openConfigFiles,
  },
  { label: 'Choose another profile…', value: commands.chooseProfile },
] as const;
