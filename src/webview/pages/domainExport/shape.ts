import type {
  DomainExportDraft,
  DomainExportFacts,
  DomainExportField,
} from '../../../core/kinds/domainExport.ts';
import type { PartProps } from '../../views/section.tsx';

/** The types of the form for an export of a SimpleDB domain. */
export interface DomainShape {
  readonly draft: DomainExportDraft;
  readonly facts: DomainExportFacts;
  readonly field: DomainExportField;
  readonly own: object;
}

export type DomainProps = PartProps<DomainShape>;
