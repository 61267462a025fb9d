import { formatCount } from '../format/text.ts';

const signs: Readonly<Record<string, string>> = { USD: '$', CNY: 'CN¥' };

const signed = (amount: string, currency: string): string =>
  `${signs[currency] ?? `${currency} `}${amount}`;

/** An amount that is known to the cent at best, such as `$4.12`, `$1,205` and `less than $0.01`. */
export function formatMoney(amount: number, currency: string): string {
  if (amount < 0.01) return `less than ${signed('0.01', currency)}`;
  // 999.995 would be shown as 1000.00.
  const text = amount < 999.995 ? amount.toFixed(2) : formatCount(amount);
  return signed(text, currency);
}

/** A price of one unit, with all digits that AWS tells up to six: `$0.10`, `$0.1083`. */
export function formatPrice(price: number, currency: string): string {
  return signed(price.toFixed(6).replace(/0{1,4}$/, ''), currency);
}
