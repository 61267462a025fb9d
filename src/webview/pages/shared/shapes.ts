import type { FormDraft, FormFacts } from '../../../core/kinds/kind.ts';
import type { EncryptionChoice } from '../../../core/kinds/shared/encryption.ts';
import type { Shape } from '../../state/shape.ts';

/** A form with fields of these names and with text in them. */
interface With<Draft extends object> extends Shape {
  readonly draft: FormDraft & Draft;
  readonly facts: FormFacts;
}

export type BucketShape = With<{ readonly bucket: string }>;
export type PrefixShape = With<{ readonly bucket: string; readonly prefix: string }>;
export type OwnerShape = With<{ readonly bucketOwner: string }>;
export type KeyShape = With<{ readonly kmsKeyId: string }>;
export type EncryptionShape = With<EncryptionChoice>;
