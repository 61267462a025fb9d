/** By state, and in the order in which they are to run: a key whose deletion was canceled is disabled. */
const operations = {
  Disabled: ['enable-key'],
  PendingDeletion: ['cancel-key-deletion', 'enable-key'],
} as const;

/** A state that the owner of a KMS key can bring it out of: "Key states of AWS KMS keys". */
export type MendableState = keyof typeof operations;

/** Whether a command brings a key out of this state. */
export const isMendable = (state: string): state is MendableState =>
  Object.hasOwn(operations, state);

/** The words of the AWS CLI that enable a key again, by its ID or ARN: KMS takes no alias here. */
export function keyCommands(state: MendableState, key: string): readonly string[] {
  return operations[state].map((operation) => `kms ${operation} --key-id ${key}`);
}
