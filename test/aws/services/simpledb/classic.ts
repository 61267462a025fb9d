import { ApiError } from '../../apiError.ts';
import type { Answer, Call } from '../../call.ts';
import type { DomainSeed } from '../../seed.ts';
import type { World } from '../../world.ts';
import type { Service } from '../service.ts';
import { element, xmlAnswer } from '../xml.ts';
import { classicParameters } from './classicRequest.ts';
import { metadataOf } from './domainMetadata.ts';
import { checkSignature } from './signature2.ts';

const version = '2009-04-15';
const namespace = `xmlns="http://sdb.amazonaws.com/doc/${version}/"`;
const boxUsage = '0.0000219907';
const longestPage = 100;
const domainName = /^[A-Za-z0-9_.-]{3,255}$/;

/** One operation: gives the elements of its result. */
type Operation = (parameters: URLSearchParams, call: Call) => string;

/**
 * SimpleDB's old API, as far as it tells of domains: the Query protocol with Signature Version 2.
 * https://docs.aws.amazon.com/AmazonSimpleDB/latest/DeveloperGuide/SDB_API.html
 */
export function createClassic(world: World, pageSize = longestPage): Service {
  const operations: Readonly<Record<string, Operation>> = {
    ListDomains: (parameters, { region }) =>
      listDomains(world.domainNames(region), parameters, pageSize),
    DomainMetadata: (parameters, { region }) =>
      domainMetadata(demandDomain(world, parameters, region), world.clock.now()),
  };
  return {
    authenticate: checkSignature,
    answer: (call) => Promise.resolve(answer(operations, call)),
    refuse,
  };
}

function answer(operations: Readonly<Record<string, Operation>>, call: Call): Answer {
  const { operation, method, requestId } = call;
  const parameters = classicParameters(call);
  if (method !== 'GET' && method !== 'POST') {
    throw client('UnsupportedHttpVerb', `The requested HTTP verb is not supported: ${method}`);
  }
  const asked = demand(parameters, 'Version');
  if (asked !== version) {
    const message = `The requested version (${asked}) of service AmazonSimpleDB does not exist.`;
    throw client('NoSuchVersion', message);
  }
  const run = operations[operation];
  if (!run) throw noSuchAction(operation);
  const result = `<${operation}Result>${run(parameters, call)}</${operation}Result>`;
  const metadata = element('RequestId', requestId) + element('BoxUsage', boxUsage);
  const body = `${result}<ResponseMetadata>${metadata}</ResponseMetadata>`;
  return toAnswer(200, `<${operation}Response ${namespace}>${body}</${operation}Response>`);
}

function noSuchAction(operation: string): ApiError {
  if (operation === '') return client('MissingAction', 'No action was supplied with this request.');
  const message = `The action ${operation} is not valid for this web service.`;
  return client('InvalidAction', message);
}

/** The token of the next page is the name that the page before it ended with, as AWS's examples show. */
function listDomains(
  names: readonly string[],
  parameters: URLSearchParams,
  pageSize: number,
): string {
  const most = Math.min(mostDomains(parameters), pageSize);
  const after = readToken(parameters.get('NextToken'));
  const rest = names.filter((name) => name > after);
  const page = rest.slice(0, most);
  const last = page.length < rest.length ? page.at(-1) : undefined;
  const elements = page.map((name) => element('DomainName', name));
  return elements.join('') + (last === undefined ? '' : element('NextToken', toToken(last)));
}

function mostDomains(parameters: URLSearchParams): number {
  const text = parameters.get('MaxNumberOfDomains') ?? String(longestPage);
  const most = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (most >= 1 && most <= longestPage) return most;
  throw invalid('MaxNumberOfDomains', text, 'MaxNumberOfDomains must be between 1 and 100.');
}

function readToken(token: string | null): string {
  if (token === null) return '';
  const name = Buffer.from(token, 'base64').toString();
  if (domainName.test(name) && toToken(name) === token) return name;
  throw client('InvalidNextToken', 'The specified next token is not valid.');
}

function toToken(name: string): string {
  return Buffer.from(name).toString('base64');
}

function demandDomain(world: World, parameters: URLSearchParams, region: string): DomainSeed {
  const name = demand(parameters, 'DomainName');
  if (!domainName.test(name)) throw invalid('DomainName', name);
  const domain = world.domain(name, region);
  if (domain) return domain;
  throw client('NoSuchDomain', 'The specified domain does not exist.');
}

function domainMetadata(domain: DomainSeed, now: number): string {
  const numbers = metadataOf(domain);
  return [
    element('ItemCount', String(numbers.itemCount)),
    element('ItemNamesSizeBytes', String(numbers.itemNamesSizeBytes)),
    element('AttributeNameCount', String(numbers.attributeNameCount)),
    element('AttributeNamesSizeBytes', String(numbers.attributeNamesSizeBytes)),
    element('AttributeValueCount', String(numbers.attributeValueCount)),
    element('AttributeValuesSizeBytes', String(numbers.attributeValuesSizeBytes)),
    element('Timestamp', String(Math.floor(now / 1000))),
  ].join('');
}

function demand(parameters: URLSearchParams, name: string): string {
  const value = parameters.get(name);
  if (value !== null) return value;
  throw client('MissingParameter', `The request must contain the parameter ${name}`);
}

function invalid(parameter: string, value: string, why = ''): ApiError {
  const message = `Value (${value}) for parameter ${parameter} is invalid. ${why}`;
  return client('InvalidParameterValue', message.trim());
}

function client(code: string, message: string): ApiError {
  return new ApiError(code, message, 400);
}

/** Errors have no namespace, and an ID that is written in another way. */
function refuse(error: ApiError, { requestId }: Call): Answer {
  const parts = [
    element('Code', error.code),
    element('Message', error.message),
    element('BoxUsage', boxUsage),
  ].join('');
  const errors = `<Errors><Error>${parts}</Error></Errors>`;
  const body = `<Response>${errors}${element('RequestID', requestId)}</Response>`;
  return toAnswer(error.status ?? 400, body);
}

function toAnswer(status: number, body: string): Answer {
  return xmlAnswer(status, body, { 'content-type': 'text/xml' });
}
