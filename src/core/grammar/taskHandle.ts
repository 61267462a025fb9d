/** What tells an RDS export task from all others: tasks have no ARN. */
export interface TaskHandle {
  readonly region: string;
  /** Of the source; a shared snapshot belongs to another account. */
  readonly account: string;
  readonly taskId: string;
}

/** The handle of a task as one text, such as `rds:eu-west-1:111122223333:task/orders-2026`. */
export function taskHandle({ region, account, taskId }: TaskHandle): string {
  return `rds:${region}:${account}:task/${taskId}`;
}

/** Reads what `taskHandle` wrote; undefined for anything else. */
export function parseTaskHandle(text: string): TaskHandle | undefined {
  const found = /^rds:([^:]+):([^:]+):task\/(.+)$/.exec(text);
  const [, region, account, taskId] = found ?? [];
  if (region === undefined || account === undefined || taskId === undefined) return undefined;
  return { region, account, taskId };
}
