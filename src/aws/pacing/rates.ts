/** How often an operation may be called: at once, and again and again. */
export interface Rate {
  /** Calls that may leave together after a while without any; two at least. */
  readonly burst: number;
  readonly perSecond: number;
}

/** The rate of an operation; `service` is the name in IAM actions. */
export type RateOf = (service: string, operation: string) => Rate;

/**
 * Below what AWS takes: where it documents a rate, no second holds more than nine tenths of it, as
 * other people and programs call in the same account.
 */
const rates: Readonly<Record<string, Readonly<Record<string, Rate>>>> = {
  dynamodb: {
    // API reference: "at a maximum rate of 50 times per second".
    CreateBackup: { burst: 20, perSecond: 25 },
    // API reference: 10 times per second. More than 13 quick calls were seen to be refused.
    DeleteBackup: { burst: 4, perSecond: 5 },
    // API reference: 10 times per second. More than 13 quick calls were seen to be refused.
    DescribeBackup: { burst: 4, perSecond: 5 },
    // API reference: 10 times per second. Steady rather than quick: it is asked for every table.
    DescribeContinuousBackups: { burst: 2, perSecond: 7 },
    // Not documented. 13 to 18 quick calls were seen to be refused.
    DescribeExport: { burst: 7, perSecond: 4 },
    // Not documented. About 20 quick calls were seen to be refused, one every 1.5 s never.
    ExportTableToPointInTime: { burst: 10, perSecond: 1 / 1.5 },
    // API reference: 5 times per second. About 5 quick calls were seen to be refused.
    ListBackups: { burst: 2, perSecond: 2.5 },
  },
  s3: {
    // User guide, "Optimizing Amazon S3 performance": at least 5,500 reads a second for a prefix.
    GetObject: { burst: 500, perSecond: 1000 },
  },
};

/** Never seen to be refused, and no rate is documented: this holds back nothing but a runaway. */
const usual: Rate = { burst: 50, perSecond: 20 };

/** The rates that real AWS takes without refusing a call. */
export const ratesOfAws: RateOf = (service, operation) => rates[service]?.[operation] ?? usual;
