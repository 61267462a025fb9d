/** An error that AWS would answer with; each service writes it in its own protocol. */
export class ApiError extends Error {
  /** The wire code, for example `TableNotFoundException`. */
  readonly code: string;
  /** The HTTP status, where the service's model does not tell it. */
  readonly status: number | undefined;

  constructor(code: string, message: string, status?: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** A request that AWS calls malformed. */
export function validationError(message: string): ApiError {
  return new ApiError('ValidationException', message);
}

/** A refusal in the words of SimpleDB's old API. */
export function authorizationFailure(
  principal: string,
  action: string,
  resource: string,
): ApiError {
  return new ApiError(
    'AuthorizationFailure',
    `User (${principal}) does not have permission to perform (${action}) on resource (${resource}). Contact account owner.`,
    403,
  );
}

/** A refusal in AWS's usual words, which name the action and, for most actions, the resource. */
export function accessDenied(principal: string, action: string, resource?: string): ApiError {
  const target = resource === undefined ? '' : ` on resource: ${resource}`;
  return new ApiError(
    'AccessDeniedException',
    `User: ${principal} is not authorized to perform: ${action}${target} because no identity-based policy allows the ${action} action`,
  );
}
