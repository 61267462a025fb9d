import { formatUtc } from '../format/moment.ts';
import type { Billed, Besides, Charge } from './billed.ts';
import { formatMoney, formatPrice } from './money.ts';
import type { Prices } from './prices.ts';

/** What a job will cost, in words. */
export interface CostEstimate {
  /** What AWS bills, in sentences. */
  readonly basis: string;
  /** Such as `about $4.12 (estimate)`; only where AWS's price is known. */
  readonly figure?: string;
  /** What the figure counts and what not. */
  readonly note: string;
  /** AWS's page of prices. */
  readonly link: string;
}

/** Null where AWS's price list does not tell, undefined while it is being read. */
export type KnownPrices = Prices | null | undefined;

/** Puts a price to what AWS bills. Without AWS's price there is no figure: none is ever guessed. */
export function estimateCost(billed: Billed, prices: KnownPrices): CostEstimate {
  const { basis, charge, besides, onTop, link } = billed;
  const figure = charge && figureOf(charge, prices);
  const notes = [
    besides && besidesText(besides, prices),
    charge && priceText(charge, prices),
    onTop,
  ];
  const note = notes.filter((one) => one !== undefined).join(' ');
  return { basis, ...(figure !== undefined && { figure }), note, link };
}

function figureOf(charge: Charge, prices: KnownPrices): string | undefined {
  const price = prices?.perGb[charge.use];
  if (!prices || price === undefined) return undefined;
  const { currency } = prices;
  const amount = charge.gb === undefined ? undefined : charge.gb * price;
  if (amount === undefined) return `about ${rateOf(charge, price, currency)} (estimate)`;
  const money = formatMoney(amount, currency);
  return `${nearly(charge, amount)}${money}${charge.isMonthly ? ' per month' : ''} (estimate)`;
}

/** `less than $0.01` says by itself how near it comes. */
function nearly({ isMost }: Charge, amount: number): string {
  if (amount < 0.01) return '';
  return isMost ? 'at most about ' : 'about ';
}

function rateOf({ isMonthly, of }: Charge, price: number, currency: string): string {
  const unit = isMonthly ? 'GB-month' : 'GB';
  return `${formatPrice(price, currency)} per ${unit}${of === undefined ? '' : ` of ${of}`}`;
}

function besidesText(besides: Besides, prices: KnownPrices): string {
  const figure = figureOf(besides.charge, prices);
  if (figure === undefined) return besides.withoutFigure;
  return besides.withFigure.replace('{figure}', () => figure);
}

function priceText(charge: Charge, prices: KnownPrices): string {
  if (prices === undefined) return 'AWS’s price list is being read…';
  const price = prices?.perGb[charge.use];
  if (!prices || price === undefined) return 'The price in this Region is not known here.';
  const day = formatUtc(prices.publishedAt).slice(0, 10);
  const rate = rateOf(charge, price, prices.currency);
  return `AWS’s price list of ${day} says ${rate}, before discounts and taxes.`;
}
