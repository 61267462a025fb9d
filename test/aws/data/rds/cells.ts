/** Hundredths as text with two decimals, as PostgreSQL writes its numerics. */
export function decimals(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}

/** A moment as PostgreSQL writes it, in UTC. */
export function timestamp(moment: number): string {
  return new Date(moment).toISOString().slice(0, 23).replace('T', ' ');
}
