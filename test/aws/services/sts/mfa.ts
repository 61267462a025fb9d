import type { MfaDeviceSeed } from '../../accessSeed.ts';
import { ApiError } from '../../apiError.ts';

/** Looks at codes of MFA devices. */
export interface Mfa {
  /**
   * True where a code proves that the device is at hand, false where none was sent. Throws what STS
   * answers to a wrong or used code, or to a device that is not the caller's.
   */
  readonly check: (principal: string, serial?: string, code?: string) => boolean;
}

/** Takes each code of each device once, as AWS does within its thirty seconds. */
export function createMfa(devices: readonly MfaDeviceSeed[]): Mfa {
  const used = new Set<string>();
  return {
    check(principal, serial, code) {
      if (serial === undefined && code === undefined) return false;
      const device = devices.find((one) => one.serial === serial && one.principal === principal);
      if (!device) throw refused(notTheirs);
      const key = `${serial} ${code}`;
      if (used.has(key) || !device.codes.includes(code ?? '')) throw refused(wrongCode);
      used.add(key);
      return true;
    },
  };
}

const notTheirs =
  'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';
const wrongCode = 'MultiFactorAuthentication failed with invalid MFA one time pass code.';

function refused(message: string): ApiError {
  return new ApiError('AccessDenied', message);
}
