/** Why an access token is refused. */
export type TokenRefusal = 'INVALID' | 'EXPIRED' | 'REVOKED';

/** The access token is refused: its bearer is nobody. */
export class InvalidTokenError extends Error {
  readonly reason: TokenRefusal;
  constructor(reason: TokenRefusal, options?: ErrorOptions) {
    super(`The access token is refused: ${reason.toLowerCase()}.`, options);
    this.reason = reason;
  }
}

/** An outside issuer's keys cannot be read now: whether its token is good is not known. Not the bearer's fault. */
export class IssuerUnavailableError extends Error {
  readonly issuer: string;
  constructor(issuer: string, options?: ErrorOptions) {
    super(`The keys of the token issuer ${issuer} cannot be read.`, options);
    this.issuer = issuer;
  }
}
