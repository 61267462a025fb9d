import type { Log } from '../ports.ts';
import { formatJournal, parseJournal } from './ledgerFormat.ts';
import { rosterOf, type Roster } from './roster.ts';

/** The file that the ledger lives in, as text. */
export interface JournalFile {
  /** Undefined while there is no such file. */
  read(): Promise<string | undefined>;
  /** Replaces the whole text; resolves when it would survive a power cut. */
  write(text: string): Promise<void>;
  /** Moves a file that cannot be read out of the way; gives its new name, if there was one. */
  setAside(): Promise<string | undefined>;
}

/** The jobs of a journal. A damaged file is set aside and reported; what can be read is kept. */
export async function readJournal(file: JournalFile, log: Log): Promise<Roster> {
  const text = await file.read();
  if (text === undefined) return new Map();
  const { jobs, damage } = parseJournal(text);
  if (damage !== undefined) await setAside(file, log, damage);
  if (damage !== undefined && jobs.length > 0) await file.write(formatJournal(jobs));
  return rosterOf(jobs);
}

async function setAside(file: JournalFile, log: Log, damage: string): Promise<void> {
  const name = await file.setAside();
  const kept = name === undefined ? '' : ` The old list was kept as ${name}.`;
  log.warn(`The list of exports could not be read in full: ${damage}.${kept}`);
}
