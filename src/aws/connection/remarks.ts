import { environmentProfile } from '../../core/connection.ts';
import { endpointRemarks, isOn } from './endpoints.ts';
import type { Section } from './profileBook.ts';

/**
 * What is worth knowing of how a connection reaches AWS, in sentences: settings that other AWS tools
 * heed and that mean nothing here, and those that keep some services out of reach.
 */
export function networkRemarks(
  name: string,
  section: Section,
  env: NodeJS.ProcessEnv,
): readonly string[] {
  return [
    ...(name === environmentProfile ? [] : endpointRemarks(env)),
    ...certificateRemarks(section, env),
    ...variantRemarks(section, env),
  ];
}

/** The SDK for JavaScript knows neither of the two settings; Node reads another one as it starts. */
function certificateRemarks(section: Section, env: NodeJS.ProcessEnv): readonly string[] {
  const names = [
    ...(env['AWS_CA_BUNDLE'] ? ['AWS_CA_BUNDLE'] : []),
    ...(section['ca_bundle'] ? ['ca_bundle'] : []),
  ];
  return names.map(
    (name) =>
      `${name} is not read: trusted certificates are those of the system, and of the file that NODE_EXTRA_CA_CERTS named when the editor started.`,
  );
}

function variantRemarks(section: Section, env: NodeJS.ProcessEnv): readonly string[] {
  const isFips = isOn(env['AWS_USE_FIPS_ENDPOINT'] ?? section['use_fips_endpoint']);
  return isFips ? ['Requests go to FIPS endpoints only, which AWS has in some Regions.'] : [];
}
