/** Does what no extension may do in the demo: calls addresses that are not on this machine. */
export async function run(): Promise<void> {
  for (const address of ['http://203.0.113.1/', 'https://outside.example/']) {
    const answered = await fetch(address).then(
      () => true,
      () => false,
    );
    if (answered) throw new Error(`${address} was reached.`);
  }
}
