import type { AwsWorld, Clock } from '../../../core/ports.ts';
import type { ChooseDeps } from '../../connection/choose.ts';
import type { ExportsModel } from '../../explorer/exportsModel.ts';

/** What it takes to ask for what a command is about. */
export interface WantDeps extends ChooseDeps {
  readonly world: AwsWorld;
  readonly exports: Pick<ExportsModel, 'entries'>;
  readonly clock: Clock;
}
