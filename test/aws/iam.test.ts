import {
  ListRolesCommand,
  paginateListRoles,
  type IAMClient,
  type Role,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { clientsFor, open, refusalOf } from './fixture/open.ts';
import { roleArn } from './fixture/tasks.ts';

async function all(client: IAMClient): Promise<readonly Role[]> {
  const roles: Role[] = [];
  for await (const { Roles } of paginateListRoles({ client }, {})) roles.push(...(Roles ?? []));
  return roles;
}

describe('ListRoles', () => {
  it('tells of every role with its trust policy, URL-encoded', async () => {
    const { iam } = await open();
    const { Roles = [], IsTruncated } = await iam.send(new ListRolesCommand({}));
    expect(IsTruncated).toBe(false);
    expect(Roles.map(({ Arn }) => Arn)).toEqual([
      roleArn('exporter'),
      roleArn('powerless'),
      roleArn('teams/data/stranger'),
    ]);
    const [first] = Roles;
    expect(first?.AssumeRolePolicyDocument).toMatch(/^%7B%22Version%22%3A%222012-10-17%22/);
    expect(JSON.parse(decodeURIComponent(first?.AssumeRolePolicyDocument ?? ''))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'export.rds.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
    });
  });

  it('tells of a role what a picker shows, with every letter of its description', async () => {
    const { iam } = await open();
    const { Roles } = await iam.send(new ListRolesCommand({ PathPrefix: '/teams/' }));
    expect(Roles).toHaveLength(1);
    expect(Roles?.[0]).toMatchObject({
      Path: '/teams/data/',
      RoleName: 'stranger',
      Description: 'Für Berichte & mehr',
      MaxSessionDuration: 3600,
      CreateDate: expect.any(Date) as Date,
      RoleId: expect.stringMatching(/^AROA[0-9A-F]{17}$/) as string,
    });
  });

  it('pages by MaxItems and Marker, and by the page size of the stand-in', async () => {
    const { iam } = await open();
    const first = await iam.send(new ListRolesCommand({ MaxItems: 2 }));
    const second = await iam.send(new ListRolesCommand({ MaxItems: 2, Marker: first.Marker }));
    expect([first.IsTruncated, second.IsTruncated]).toEqual([true, false]);
    expect(second.Roles?.map(({ RoleName }) => RoleName)).toEqual(['stranger']);
    const { iam: short, standIn } = await open({ pageSizes: { roles: 1 } });
    expect(await all(short)).toHaveLength(3);
    expect(standIn.calls).toHaveLength(3);
  });

  it('knows the same roles in every Region', async () => {
    const { standIn } = await open();
    expect(await all(clientsFor(standIn.url, 'us-east-1').iam)).toHaveLength(3);
  });

  it('refuses a page of no length', async () => {
    const { iam } = await open();
    const refusal = await refusalOf(iam.send(new ListRolesCommand({ MaxItems: 0 })));
    expect(refusal).toMatchObject({ name: 'ValidationError', status: 400 });
  });

  it('is not for everybody', async () => {
    const { standIn } = await open();
    const { iam } = clientsFor(standIn.url, 'eu-west-1', 'no-access');
    const refusal = await refusalOf(iam.send(new ListRolesCommand({})));
    expect(refusal).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(refusal.message).toContain(
      'is not authorized to perform: iam:ListRoles on resource: arn:aws:iam::111122223333:role/ because',
    );
  });

  it('can fail as IAM fails', async () => {
    const { iam, standIn } = await open();
    standIn.faults.set({ fault: 'internal', operation: 'ListRoles' });
    const refusal = await refusalOf(iam.send(new ListRolesCommand({})));
    expect(refusal).toMatchObject({ name: 'ServiceFailureException', status: 500 });
  });
});
