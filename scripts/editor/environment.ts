/**
 * What a program needs of the person's environment in order to run at all. Everything else stays
 * behind, above all AWS credentials, proxies and whatever tells a program to call out.
 */
const harmless = [
  'ComSpec',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'PATH',
  'PATHEXT',
  'SystemDrive',
  'SystemRoot',
  'TEMP',
  'TMP',
  'TMPDIR',
  'TZ',
  'windir',
];

const isHarmless = (name: string): boolean =>
  harmless.some((kept) => kept.toLowerCase() === name.toLowerCase());

/** An environment that knows nothing of the person's own home or AWS account. */
export function bareEnvironment(
  home: string,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => isHarmless(name));
  return { ...Object.fromEntries(kept), HOME: home, USERPROFILE: home, ...extra };
}
