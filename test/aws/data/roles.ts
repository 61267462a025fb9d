import type { RoleSeed } from '../databaseSeed.ts';
import { policy } from '../policy/document.ts';
import { day } from './time.ts';

/** IAM roles: one that exports can use, one for each thing that it may lack, and roles for other things. */
export const roles: readonly RoleSeed[] = [
  {
    name: 'rds-export-role',
    description: 'Lets RDS write exports to the data buckets',
    createdAgo: 640 * day,
    trusts: ['export.rds.amazonaws.com'],
    s3Access: true,
    attached: {
      'acme-read-cost-tags': policy({
        Effect: 'Allow',
        Action: ['s3:GetBucketTagging', 'rds:ListTagsForResource'],
        Resource: '*',
      }),
    },
  },
  {
    name: 'rds-export-unfinished',
    description: 'Has no permissions yet',
    createdAgo: 12 * day,
    trusts: ['export.rds.amazonaws.com'],
  },
  {
    name: 'data-lake-writer',
    path: '/data-platform/',
    description: 'Writes to the data lake',
    createdAgo: 500 * day,
    trusts: ['glue.amazonaws.com'],
    s3Access: true,
  },
  {
    name: 'AWSServiceRoleForRDS',
    path: '/aws-service-role/rds.amazonaws.com/',
    description: 'Allows Amazon RDS to manage AWS resources on your behalf',
    createdAgo: 1190 * day,
    trusts: ['rds.amazonaws.com'],
  },
  { name: 'checkout-service', createdAgo: 880 * day, trusts: ['ecs-tasks.amazonaws.com'] },
  { name: 'image-resizer', createdAgo: 420 * day, trusts: ['lambda.amazonaws.com'] },
  {
    name: 'nightly-reports',
    createdAgo: 300 * day,
    trusts: ['lambda.amazonaws.com', 'scheduler.amazonaws.com'],
    s3Access: true,
  },
];
