/** How many calls at once an operation takes, and how many more each second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * Bursts that real AWS refuses: 13 to 18 quick DescribeExport calls, about 20 quick exports, ten
 * DescribeContinuousBackups a second, five quick ListBackups, 13 quick DescribeBackup or
 * DeleteBackup calls. Other operations were never seen to be throttled.
 */
export const observedRates: Readonly<Record<string, Rate>> = {
  DeleteBackup: { burst: 13, perSecond: 10 },
  DescribeBackup: { burst: 13, perSecond: 10 },
  DescribeContinuousBackups: { burst: 10, perSecond: 10 },
  DescribeExport: { burst: 15, perSecond: 5 },
  ExportTableToPointInTime: { burst: 20, perSecond: 1 },
  ListBackups: { burst: 5, perSecond: 5 },
};

/** Says of each call whether it is one too many; refused calls count too, as on AWS. */
export type Throttle = (operation: string) => boolean;

/** A token bucket per operation, on real time (`now` in milliseconds). */
export function createThrottle(
  rates: Readonly<Record<string, Rate>>,
  now: () => number = () => performance.now(),
): Throttle {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  return (operation) => {
    const rate = rates[operation];
    if (!rate) return false;
    const at = now();
    const last = buckets.get(operation) ?? { tokens: rate.burst, at };
    const refilled = last.tokens + ((at - last.at) / 1000) * rate.perSecond;
    const tokens = Math.min(rate.burst, refilled) - 1;
    buckets.set(operation, { tokens: Math.max(tokens, -rate.burst), at });
    return tokens < 0;
  };
}
