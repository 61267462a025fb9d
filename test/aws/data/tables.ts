import type { TableSeed } from '../seed.ts';
import { auditLogChanges } from './changes/auditLog.ts';
import { customerChanges } from './changes/customers.ts';
import { inventoryChanges } from './changes/inventory.ts';
import { orderChanges } from './changes/orders.ts';
import { paymentChanges } from './changes/payments.ts';
import { sessionChanges } from './changes/sessions.ts';
import { auditLogItems } from './items/auditLog.ts';
import { cartItems } from './items/carts.ts';
import { customerItems } from './items/customers.ts';
import { deviceReadingItems } from './items/deviceReadings.ts';
import { featureFlagItems } from './items/featureFlags.ts';
import { inventoryItems } from './items/inventory.ts';
import { orderItems } from './items/orders.ts';
import { passkeyItems } from './items/passkeys.ts';
import { paymentItems } from './items/payments.ts';
import { productItems } from './items/products.ts';
import { sessionItems } from './items/sessions.ts';
import { shipmentItems } from './items/shipments.ts';
import { day, minute } from './time.ts';

const usual = { status: 'ACTIVE', tableClass: 'STANDARD', partitions: 4 } as const;

const shop: readonly TableSeed[] = [
  {
    ...usual,
    name: 'orders',
    keys: [
      { name: 'customerId', type: 'S' },
      { name: 'orderId', type: 'S' },
    ],
    globalIndexes: ['orders-by-status', 'orders-by-day'],
    createdAgo: 1180 * day,
    recovery: { enabledAgo: 1179 * day, periodDays: 35 },
    sizeBytes: 41_238_905_112,
    itemCount: 18_204_311,
    items: orderItems,
    changes: orderChanges,
  },
  {
    ...usual,
    name: 'customers',
    keys: [{ name: 'customerId', type: 'S' }],
    globalIndexes: ['customers-by-email'],
    createdAgo: 1180 * day,
    recovery: { enabledAgo: 412 * day, periodDays: 35 },
    sizeBytes: 2_904_118_330,
    itemCount: 1_204_311,
    items: customerItems,
    changes: customerChanges,
  },
  {
    ...usual,
    name: 'sessions',
    keys: [{ name: 'sessionId', type: 'S' }],
    createdAgo: 640 * day,
    sizeBytes: 812_440_961,
    itemCount: 2_310_772,
    items: sessionItems,
    changes: sessionChanges,
  },
  {
    ...usual,
    name: 'carts',
    status: 'UPDATING',
    keys: [{ name: 'customerId', type: 'S' }],
    globalIndexes: ['carts-by-age'],
    createdAgo: 640 * day,
    sizeBytes: 96_512_400,
    itemCount: 148_930,
    items: cartItems,
  },
  {
    ...usual,
    name: 'products',
    keys: [{ name: 'sku', type: 'S' }],
    createdAgo: 1180 * day,
    recovery: { enabledAgo: 90 * day, periodDays: 14 },
    sizeBytes: 58_214,
    itemCount: 24,
    items: productItems,
  },
  {
    ...usual,
    name: 'returns-2026',
    status: 'CREATING',
    creationTime: 4 * minute,
    keys: [
      { name: 'orderId', type: 'S' },
      { name: 'returnId', type: 'S' },
    ],
    createdAgo: minute / 2,
    partitions: 1,
    sizeBytes: 0,
    itemCount: 0,
    items: () => [],
  },
];

const logistics: readonly TableSeed[] = [
  {
    ...usual,
    name: 'inventory',
    keys: [
      { name: 'warehouse', type: 'S' },
      { name: 'sku', type: 'S' },
    ],
    provisioned: { read: 40, write: 25 },
    createdAgo: 900 * day,
    recovery: { enabledAgo: 20 * day, periodDays: 7 },
    sizeBytes: 31_870,
    itemCount: 96,
    items: inventoryItems,
    changes: inventoryChanges,
  },
  {
    ...usual,
    name: 'shipments',
    keys: [{ name: 'trackingNumber', type: 'S' }],
    globalIndexes: ['shipments-by-order'],
    createdAgo: 900 * day,
    recovery: { enabledAgo: 300 * day, periodDays: 35 },
    sizeBytes: 7_120_883_004,
    itemCount: 5_940_207,
    items: shipmentItems,
  },
  {
    ...usual,
    name: 'telemetry.device_readings',
    keys: [
      { name: 'device', type: 'S' },
      { name: 'at', type: 'N' },
    ],
    createdAgo: 210 * day,
    recovery: { enabledAgo: 210 * day, periodDays: 1 },
    partitions: 6,
    sizeBytes: 318_406_552_871,
    itemCount: 1_640_229_118,
    items: deviceReadingItems,
  },
];

const platform: readonly TableSeed[] = [
  {
    ...usual,
    name: 'payments',
    keys: [{ name: 'paymentId', type: 'S' }],
    stream: 'NEW_AND_OLD_IMAGES',
    createdAgo: 1175 * day,
    recovery: { enabledAgo: 1175 * day, periodDays: 35 },
    sizeBytes: 9_663_004_218,
    itemCount: 16_880_045,
    items: paymentItems,
    changes: paymentChanges,
  },
  {
    ...usual,
    name: 'audit-log',
    tableClass: 'STANDARD_INFREQUENT_ACCESS',
    keys: [
      { name: 'actor', type: 'S' },
      { name: 'at', type: 'N' },
    ],
    createdAgo: 1400 * day,
    recovery: { enabledAgo: 820 * day, periodDays: 35 },
    sizeBytes: 1_204_559_310_442,
    itemCount: 2_911_406_518,
    items: auditLogItems,
    changes: auditLogChanges,
  },
  {
    ...usual,
    name: 'passkeys',
    keys: [{ name: 'credentialId', type: 'B' }],
    createdAgo: 330 * day,
    sizeBytes: 44_190_224,
    itemCount: 96_411,
    items: passkeyItems,
  },
  {
    ...usual,
    name: 'feature-flags',
    keys: [{ name: 'flag', type: 'S' }],
    createdAgo: 700 * day,
    recovery: { enabledAgo: 2 * minute, periodDays: 35 },
    sizeBytes: 3_904,
    itemCount: 20,
    items: featureFlagItems,
  },
  {
    ...usual,
    name: 'dead-letters',
    keys: [{ name: 'messageId', type: 'S' }],
    createdAgo: 260 * day,
    recovery: { enabledAgo: 260 * day, periodDays: 35 },
    sizeBytes: 0,
    itemCount: 0,
    items: () => [],
  },
];

/** The tables of a small outdoor shop, each with something of its own: class, keys, recovery, state. */
export const tables: readonly TableSeed[] = [...shop, ...logistics, ...platform];
