// Made by `npm run api` of ../api/openapi.json.
export interface paths {
    "/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one's password; other sessions end. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewPassword"];
                };
            };
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended; `login-refused`: login, password, code or secret are not right */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `locked-out`: too many failures; `Retry-After` says how long */
                429: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        /** @description Seconds until another try. */
                        "Retry-After": number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirms the second factor by a code of it. */
        put: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Code"];
                };
            };
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended; `login-refused`: login, password, code or secret are not right */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Begins a second factor. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Factor"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Ends the second factor. */
        delete: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Password"];
                };
            };
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended; `login-refused`: login, password, code or secret are not right */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `locked-out`: too many failures; `Retry-After` says how long */
                429: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        /** @description Seconds until another try. */
                        "Retry-After": number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's open sessions. */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenSessions"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a session of one's own. */
        delete: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's tokens. */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tokens"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Makes a token. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewToken"];
                };
            };
            responses: {
                201: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Token"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a token of one's own. */
        delete: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts. */
        get: {
            parameters: {
                query?: {
                    /** @description A part of login or name. */
                    q?: string;
                    /** @description Behind this account. */
                    cursor?: number;
                    /** @description Accounts at most. */
                    limit?: number;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Accounts"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Makes an account. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewPerson"];
                };
            };
            responses: {
                201: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Made"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `conflict`: it is there already, or the key was used for another request */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account. */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The version, by which it is changed. */
                        ETag?: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Account"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes an account as it was seen. Roles and scopes take the security officer, the rest the administrator; nobody changes what
         *     one may oneself.
         */
        patch: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header: {
                    /** @description The version that was seen, as `ETag` told it. */
                    "If-Match": string;
                };
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangedAccount"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description The version, by which it is changed. */
                        ETag?: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Account"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `conflict`: it is there already, or the key was used for another request */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `precondition-failed`: somebody changed it meanwhile; `errors` says to what */
                412: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `precondition-required`: the request is to carry the version that was seen, or a key */
                428: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/accounts/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives an account a new first password, told once; its sessions end. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Secret"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Areas of the active packs. */
        get: {
            parameters: {
                query?: {
                    /** @description A part of a name, a code, or initials of its pinyin. */
                    q?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AreaCards"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/dimensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dimensions by which figures are broken down: those that the register always has, and the classifications of the packs. */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DimensionCards"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Forms of the active packs that are filled in as sheets. */
        get: {
            parameters: {
                query?: {
                    /** @description A part of a name, a code, or initials of its pinyin. */
                    q?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FormCards"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/imputations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By what late filers can be estimated. */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MethodBodies"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Indicators of the active packs. */
        get: {
            parameters: {
                query?: {
                    /** @description A part of a name, a code, or initials of its pinyin. */
                    q?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IndicatorCards"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the park is doing at the end of a month, as the caller may see it: the figures that its targets are held against, and what
         *     follows from them by rule: who pulls the first of them most, which target is furthest behind, and how many have not filed.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The last month that is looked at; the latest that was filed where none is named. */
                    period?: string;
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CockpitBody"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A growth taken apart by a dimension, as the caller may see it: pull in percentage points, contribution in per cent, the whole
         *     without each member; what may not be shown is among the others.
         */
        get: {
            parameters: {
                query: {
                    /**
                     * @description Id of an indicator that is a sum.
                     * @example industry.output
                     */
                    indicator: string;
                    period: string;
                    /**
                     * @description Dimension: one of those that the catalogue lists.
                     * @example division
                     */
                    by: string;
                    /** @description Area; the whole park where none is named. */
                    area?: string;
                    basis?: "published" | "restated" | "comparable" | "matched";
                    price?: "current" | "constant";
                    /** @description Members told one by one; the others are one. */
                    top?: number;
                    /** @description Groups that overlap are listed without a sum; else they are refused. */
                    overlapping?: boolean;
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContributionBody"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be filed, or was at a moment, of the units that the caller may see. `Accept` chooses JSON or a table of the same page. */
        get: {
            parameters: {
                query?: {
                    /** @description Only of this form. */
                    form?: string;
                    /** @description Only of sheets that report this period; else of the last months. */
                    period?: string;
                    /** @description Only those that have come so far. */
                    state?: "untouched" | "draft" | "faulty" | "submitted" | "returned" | "accepted";
                    /** @description Only of this unit. */
                    unit?: string;
                    /** @description As it stood at this moment; now where none is named. */
                    asOf?: string;
                    /** @description Behind so many. */
                    cursor?: number;
                    /** @description Sheets at most. */
                    limit?: number;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Duties"];
                        "text/csv": string;
                        "application/vnd.apache.arrow.stream": number[];
                        "application/vnd.apache.parquet": number[];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-acceptable`: there is no answer in a form that is wanted */
                406: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exemptions asked for. */
        get: {
            parameters: {
                query?: {
                    /** @description As it stood at this moment; now where none is named. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Requests"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exemptions/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides on an exemption that another asked for. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewDecision"];
                };
            };
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes figures to a file, as whoever asks may see them. A key makes sending it twice one file. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: {
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Wish"];
                };
            };
            responses: {
                202: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobBody"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-acceptable`: there is no answer in a form that is wanted */
                406: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `conflict`: it is there already, or the key was used for another request */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `precondition-required`: the request is to carry the version that was seen, or a key */
                428: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `busy`: as much work as is taken at once is under way; `Retry-After` says when to ask again; `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures as the caller may see them. `Accept` chooses JSON, or a table: `text/csv` (with `;header=bom` for office programs),
         *     `application/vnd.apache.arrow.stream`, `application/vnd.apache.parquet`. In a table amounts are exact decimals, moments UTC, and a
         *     value that is missing or withheld is null with its reason beside it.
         */
        get: {
            parameters: {
                query: {
                    /**
                     * @description Id of the indicator; `.growth` at its end asks for its growth.
                     * @example industry.output
                     */
                    indicator: string;
                    /** @description `2021-06`, `2021-01..06`, `2021-H1`, … */
                    period: string;
                    /** @description Area; the whole park where none is named. */
                    area?: string;
                    /** @description Dimension to break it down by. */
                    by?: string;
                    /** @description `published`, `restated`, `comparable`, `matched`. */
                    basis?: "published" | "restated" | "comparable" | "matched";
                    /** @description `current`, `constant`. */
                    price?: "current" | "constant";
                    /** @description Method by which late filers are estimated; `none` for nobody. Where it is left out, what was decided of the period holds. */
                    impute?: string;
                    /** @description Unit it is shown in. */
                    unit?: string;
                    /** @description The moment as known at which; now where none is named. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Figures"];
                        "text/csv": string;
                        "application/vnd.apache.arrow.stream": number[];
                        "application/vnd.apache.parquet": number[];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-acceptable`: there is no answer in a form that is wanted */
                406: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One figure. */
        get: {
            parameters: {
                query?: {
                    /** @description The moment as known at which; now where none is named. */
                    asOf?: string;
                    /** @description Rows of each kind at most. */
                    limit?: number;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Id of the figure.
                     * @example industry.output@2021-06
                     */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FigureBody"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures/{id}/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said of a figure. */
        get: {
            parameters: {
                query?: {
                    /** @description As it stood at this moment; now where none is named. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Id of the figure.
                     * @example industry.output@2021-06
                     */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Challenges"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Says that a figure is doubted. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Id of the figure.
                     * @example industry.output@2021-06
                     */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            responses: {
                201: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Challenges"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the edits find in the filings behind a figure, as known at a moment: counts, and issues of those units whose filings the
         *     caller may read.
         */
        get: {
            parameters: {
                query?: {
                    /** @description As it stood at this moment; now where none is named. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Id of the figure.
                     * @example industry.output@2021-06
                     */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChecksBody"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures/{id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why the figure changed between two moments. */
        get: {
            parameters: {
                query?: {
                    /** @description The earlier moment. */
                    from?: string;
                    /** @description The later one; now where none is named. */
                    to?: string;
                    /** @description The same as `to`. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Id of the figure.
                     * @example industry.output@2021-06
                     */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DifferenceBody"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The way back of a figure. As a table, by `Accept`, it is its filings. */
        get: {
            parameters: {
                query?: {
                    /** @description The moment as known at which; now where none is named. */
                    asOf?: string;
                    /** @description Rows of each kind at most. */
                    limit?: number;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Id of the figure.
                     * @example industry.output@2021-06
                     */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExplanationBody"];
                        "text/csv": string;
                        "application/vnd.apache.arrow.stream": number[];
                        "application/vnd.apache.parquet": number[];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-acceptable`: there is no answer in a form that is wanted */
                406: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that proves a figure, with a hash over it. */
        get: {
            parameters: {
                query?: {
                    /** @description The moment as known at which; now where none is named. */
                    asOf?: string;
                    /** @description Rows of each kind at most. */
                    limit?: number;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Id of the figure.
                     * @example industry.output@2021-06
                     */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProofBody"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the figure was at each moment at which it changed. As a table, by `Accept`, a row for each. */
        get: {
            parameters: {
                query?: {
                    /** @description The earlier moment. */
                    from?: string;
                    /** @description The later one; now where none is named. */
                    to?: string;
                    /** @description The same as `to`. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Id of the figure.
                     * @example industry.output@2021-06
                     */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RevisionsBody"];
                        "text/csv": string;
                        "application/vnd.apache.arrow.stream": number[];
                        "application/vnd.apache.parquet": number[];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-acceptable`: there is no answer in a form that is wanted */
                406: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a figure is quoted, what targets speak of it, and which indicators are built on it and would change with it. */
        get: {
            parameters: {
                query?: {
                    /** @description As it stood at this moment; now where none is named. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Id of the figure.
                     * @example industry.output@2021-06
                     */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UsesBody"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own jobs; all of them for whoever keeps the installation. */
        get: {
            parameters: {
                query?: {
                    /** @description Behind this job. */
                    cursor?: number;
                    /** @description Jobs at most. */
                    limit?: number;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jobs"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a job has come. */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobBody"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Ends a job: one that waits at once, one that runs as soon as it can. */
        delete: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The news of a job as they come: `progress` with the job as it is, `end` with it when nothing follows. Who comes late or again
         *     gets it as it is then.
         */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of a job. That it was taken is kept in the trail. */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": number[];
                        "text/csv": string;
                        "application/vnd.apache.arrow.stream": number[];
                        "application/vnd.apache.parquet": number[];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keeping/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Backs up everything into one file, while others work. A key makes sending it twice one backup. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: {
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                202: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobBody"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `conflict`: it is there already, or the key was used for another request */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `precondition-required`: the request is to carry the version that was seen, or a key */
                428: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `busy`: as much work as is taken at once is under way; `Retry-After` says when to ask again; `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/outgoing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was to leave: all of it for whoever keeps the machine, for others what they caused. */
        get: {
            parameters: {
                query?: {
                    /** @description Behind this message. */
                    cursor?: number;
                    /** @description Messages at most. */
                    limit?: number;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OutgoingList"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Periods that were due lately, of which something was typed, or that were locked; the latest first. */
        get: {
            parameters: {
                query?: {
                    /** @description As it stood at this moment; now where none is named. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Periods"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/periods/{form}/{period}/imputation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decides that late filers of a form and period are estimated. Figures of the period are told with estimates from then on, each
         *     marked; who files takes the place of its estimate.
         */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-05
                     */
                    period: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewEstimate"];
                };
            };
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it; `period-locked`: the period is locked */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Late filers are estimated no longer. */
        delete: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-05
                     */
                    period: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it; `period-locked`: the period is locked */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/periods/{form}/{period}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Locks a period of a form: nothing of it is typed or taken in until two persons unlock it. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-05
                     */
                    period: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LockReason"];
                };
            };
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it; `period-locked`: the period is locked */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reminds units that have not filed: it stands on the workbench of their clerks, and leaves by the ways that are settled. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reminders"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reminded"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests that the caller may decide or has made. */
        get: {
            parameters: {
                query?: {
                    /** @description As it stood at this moment; now where none is named. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Requests"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Asks for what a second person decides. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Numbered"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides on what another asked for. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewDecision"];
                };
            };
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it; `period-locked`: the period is locked */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits and who is missing, or did at a moment. */
        get: {
            parameters: {
                query: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description As it stood at this moment; now where none is named. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewBody"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes submitted sheets in: their values are facts from now on. The same key gets the same answer. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header: {
                    /** @description Chosen by who asks; the same key gets the same answer, and another request with it is a conflict. */
                    "Idempotency-Key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acceptances"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description `true` where the key was answered before. */
                        "Idempotent-Replay"?: string | null;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Taken"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `conflict`: it is there already, or the key was used for another request */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `precondition-required`: the request is to carry the version that was seen, or a key */
                428: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Looks up what the caller may see. */
        get: {
            parameters: {
                query: {
                    /**
                     * @description A part of a name, a code, or initials of its pinyin.
                     * @example gyzcz
                     */
                    q: string;
                    /** @description Hits at most. */
                    limit?: number;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Hits"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in. */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Signs in. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Credentials"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description The session. */
                        "Set-Cookie"?: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description `login-refused`: login, password, code or secret are not right; `second-factor-needed`: the code of the second factor is needed */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `locked-out`: too many failures; `Retry-After` says how long */
                429: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        /** @description Seconds until another try. */
                        "Retry-After": number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Signs out. */
        delete: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        /** @description Ends the session. */
                        "Set-Cookie"?: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/view-as": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks with the eyes of another account; nothing can be changed meanwhile, and nothing is seen that one may not see oneself. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Other"];
                };
            };
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Looks with one's own eyes again. */
        delete: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the first run is. */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirstRun"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Makes the first accounts. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["First"];
                };
            };
            responses: {
                201: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Begun"];
                    };
                };
                /** @description `login-refused`: login, password, code or secret are not right */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `conflict`: it is there already, or the key was used for another request */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A sheet as it is now, or as it stood at a moment, when nobody types into it any more; its tag is the version by which it is submitted. */
        get: {
            parameters: {
                query?: {
                    /** @description As it stood at this moment; now where none is named. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The version of the sheet, by which it is submitted. */
                        ETag?: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SheetBody"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}/cells": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Saves a block of cells. */
        patch: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Block"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Saved"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it; `period-locked`: the period is locked */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `precondition-failed`: somebody changed it meanwhile; `errors` says to what */
                412: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}/cells/{item}/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Saves a cell. */
        put: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                    /**
                     * @description Item code.
                     * @example 01
                     */
                    item: string;
                    /**
                     * @description Column.
                     * @example 1
                     */
                    column: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TypedText"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Saved"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it; `period-locked`: the period is locked */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `precondition-failed`: somebody changed it meanwhile; `errors` says to what */
                412: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds a sheet against the edits. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Findings"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}/copy-last": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copies what was filed for the period before into cells that are empty. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Saved"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it; `period-locked`: the period is locked */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `precondition-failed`: somebody changed it meanwhile; `errors` says to what */
                412: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}/exemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for an exemption from findings; a second person decides. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Saying"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Meant"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}/explanations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Explains findings; the explanation holds for the values as they are. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Saying"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Meant"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was filed for the periods before, oldest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Report periods at most, 12 where nothing else is asked. */
                    count?: number;
                    /** @description The moment as known at which. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HistoryBody"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said about a sheet. */
        get: {
            parameters: {
                query?: {
                    /** @description As it stood at this moment; now where none is named. */
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Messages"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Says something about a sheet, or a cell of it, as oneself. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewMessage"];
                };
            };
            responses: {
                201: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Messages"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a submission back. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReturnReason"];
                };
            };
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it; `period-locked`: the period is locked */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submits a sheet. The same key gets the same answer, and submits once. */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header: {
                    /** @description Chosen by who asks; the same key gets the same answer, and another request with it is a conflict. */
                    "Idempotency-Key": string;
                };
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Submit"];
                };
            };
            responses: {
                201: {
                    headers: {
                        /** @description `true` where the key was answered before. */
                        "Idempotent-Replay"?: string | null;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Submitted"];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it; `period-locked`: the period is locked */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `precondition-failed`: somebody changed it meanwhile; `errors` says to what */
                412: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-json`: the body is to be JSON */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed; `blocked`: issues are to be mended or explained first; `errors` says which */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `precondition-required`: the request is to carry the version that was seen, or a key */
                428: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Takes a submission back, until it is accepted. */
        delete: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it; `period-locked`: the period is locked */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workbook of the form, with what is known filled in. */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description a workbook */
                200: {
                    headers: {
                        /** @description The name of the file. */
                        "Content-Disposition"?: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sheets/{form}/{period}/{unit}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compares a workbook with the sheet, and takes its values where that is asked for and nothing is wrong. */
        post: {
            parameters: {
                query?: {
                    /** @description Else it is only compared. */
                    commit?: boolean;
                    /** @description The version of the sheet that it was compared with; without it nothing is written. */
                    version?: number;
                    /** @description Whether the marked workbook is wanted instead of the comparison. */
                    marked?: boolean;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path: {
                    /**
                     * @description Official table number.
                     * @example B204-1
                     */
                    form: string;
                    /**
                     * @description Report period.
                     * @example 2021-07
                     */
                    period: string;
                    /**
                     * @description Credit code.
                     * @example 91000000000010014Q
                     */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["Sent"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Compared"];
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else; `cross-site`: the request comes from another site */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `state`: what there is does not allow it; `period-locked`: the period is locked */
                409: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `precondition-failed`: somebody changed it meanwhile; `errors` says to what */
                412: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `too-large`: the body is too large */
                413: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-a-form`: the body is to be a form with a file */
                415: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed; `blocked`: issues are to be mended or explained first; `errors` says which */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `precondition-required`: the request is to carry the version that was seen, or a key */
                428: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Targets of a year as the caller may see them, each with what there is, what is due and what the rest has to bring. */
        get: {
            parameters: {
                query: {
                    /**
                     * @description Year of the targets.
                     * @example 2021
                     */
                    year: number;
                    /** @description Targets of all areas within it; of all where none is named. */
                    area?: string;
                    asOf?: string;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TargetBodies"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-found`: there is no such thing, or none that may be seen */
                404: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Looks up what was done. `Accept` chooses JSON or a table of the same page; taking one away is kept in the trail. */
        get: {
            parameters: {
                query?: {
                    /** @description Whose: the whole login. */
                    actor?: string;
                    /** @description What was done: its first words, as `sheet` or `sheet.return`. */
                    act?: string;
                    /** @description To what: any part of it, as `B204-1` or a credit code. */
                    subject?: string;
                    /** @description From this moment. */
                    from?: string;
                    /** @description To this moment. */
                    to?: string;
                    /** @description Behind this row. */
                    cursor?: number;
                    /** @description Rows at most. */
                    limit?: number;
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rows"];
                        "text/csv": string;
                        "application/vnd.apache.arrow.stream": number[];
                        "application/vnd.apache.parquet": number[];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `not-acceptable`: there is no answer in a form that is wanted */
                406: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `invalid`: a part of the request is not understood or not allowed */
                422: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trail/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Walks the whole chain. */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `zh` or `en`; else what `Accept-Language` prefers, else Chinese.
                     * @example zh
                     */
                    lang?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verified"];
                    };
                };
                /** @description the reader has it already: `If-None-Match` names its tag */
                304: {
                    headers: {
                        /** @description The tag of the content. */
                        ETag: string;
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `not-signed-in`: nobody is signed in, or the session or token has ended */
                401: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `no-right`: the account has no right to this; `must-change-password`: the first password is to be changed before anything else */
                403: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `failed`: the machine failed; its log has the number of the request */
                500: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `unkept`: the trail can't be written, so nothing is told */
                503: {
                    headers: {
                        /** @description The number of the request in the log. */
                        "X-Trace-Id": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Sheets to be taken in, each as it was seen. */
        Acceptances: {
            sheets: components["schemas"]["SheetSeen"][];
        };
        /** @description An account. */
        Account: {
            disabled: boolean;
            email: string | null;
            /** Format: int64 */
            id: number;
            lockedUntil: components["schemas"]["Moment"] | null;
            login: string;
            name: string;
            roles: components["schemas"]["RoleName"][];
            scopes: components["schemas"]["ScopeRow"][];
            secondFactor: boolean;
            /** @description Whom the issuer of the single sign-on names so. */
            subject: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description Accounts. */
        Accounts: {
            items: components["schemas"]["Account"][];
            /** Format: int64 */
            next: number | null;
        };
        /**
         * @description How an act ended.
         * @enum {string}
         */
        ActOutcome: "done" | "refused" | "failed";
        /** @description An answer as it is printed, with the exact number; or why there is none. */
        AnswerBody: {
            shown: string;
            value: string | null;
        };
        /** @description A bar, from where to where it goes, in percentage points. */
        ApartBar: {
            from: string;
            /** @description `member`, `others`, `total`. */
            kind: components["schemas"]["BarKind"];
            shown: string;
            title: string;
            to: string;
        };
        /** @description A member. */
        ApartMember: {
            base: components["schemas"]["MaybeDecimal"];
            contribution: components["schemas"]["PrintedCell"];
            current: components["schemas"]["MaybeDecimal"];
            /** @description Id of its growth. */
            figure: string;
            growth: components["schemas"]["PrintedCell"];
            member: string;
            pull: components["schemas"]["PrintedCell"];
            title: string;
            /** @description The growth of the whole without it. */
            without: components["schemas"]["PrintedCell"];
        };
        /** @description Several members as one. */
        ApartOthers: {
            contribution: components["schemas"]["PrintedCell"];
            members: number;
            pull: components["schemas"]["PrintedCell"];
        };
        /** @description Points of growth, and per cent of the change. */
        ApartSum: {
            percent: string;
            points: string;
        };
        /** @description A part of the panel. */
        ApartTerm: {
            change: string;
            part: string;
            pull: components["schemas"]["PrintedCell"];
            title: string;
            /** Format: int64 */
            units: number | null;
        };
        /** @description An area. */
        AreaCard: {
            id: string;
            title: string;
        };
        /** @description Areas. */
        AreaCards: {
            items: components["schemas"]["AreaCard"][];
        };
        /** @description Which figures are asked for. */
        Asked: {
            /** @description Area; the whole park where none is named. */
            area?: string | null;
            /** @description The moment as known at which; now where none is named. */
            asOf?: string | null;
            /** @description `published`, `restated`, `comparable`, `matched`. */
            basis?: string | null;
            /** @description Dimension to break it down by. */
            by?: string | null;
            /** @description Method by which late filers are estimated; `none` for nobody. Where it is left out, what was decided of the period holds. */
            impute?: string | null;
            /** @description Id of the indicator; `.growth` at its end asks for its growth. */
            indicator: string;
            /** @description Language. */
            lang?: string | null;
            /** @description `2021-06`, `2021-01..06`, `2021-H1`, … */
            period: string;
            /** @description `current`, `constant`. */
            price?: string | null;
            /** @description Unit it is shown in. */
            unit?: string | null;
        };
        /**
         * @description The same, and exemptions.
         * @enum {string}
         */
        AskedKindName: "unlock" | "reopen" | "publication" | "exemption";
        /**
         * @description What a bar stands for.
         * @enum {string}
         */
        BarKind: "member" | "others" | "total";
        /**
         * @description What last year's value is.
         * @enum {string}
         */
        BasisName: "published" | "restated" | "comparable" | "matched";
        /** @description What was and what is. */
        BeforeAfter: {
            after: string;
            before: string;
        };
        /** @description The first password of the security officer, told once. */
        Begun: {
            login: string;
            secret: string;
        };
        /** @description Cells as they are typed. */
        Block: {
            /** @description All are saved or none. */
            cells: components["schemas"]["BlockCell"][];
        };
        /** @description A cell of a block. */
        BlockCell: {
            column: string;
            item: string;
            text: string;
            /** Format: int64 */
            version: number;
        };
        /** @description A text in both languages. */
        BothText: {
            en: string;
            zh: string;
        };
        /** @description Places on a scale on which the target is a hundred. */
        BulletBody: {
            done: string | null;
            due: string | null;
            time: string | null;
        };
        /** @description A figure with its growth and its targets. */
        CardBody: {
            /** Format: int64 */
            expected: number;
            /** @description Id of the figure. */
            figure: string;
            /** Format: int64 */
            filed: number;
            growth: components["schemas"]["PrintedCell"] | null;
            /** @description Id of its growth, and the growth in per cent; nothing of a figure that has none. */
            growthFigure: string | null;
            /** @description As it is printed, or why there is none. */
            shown: string;
            targets: components["schemas"]["TargetBody"][];
            title: string;
        };
        /** @description A cause; what is told of it goes by its kind. */
        CauseBody: {
            after: components["schemas"]["ValueOrReason"];
            at: components["schemas"]["Moment"];
            before: components["schemas"]["ValueOrReason"];
            changed?: components["schemas"]["ChangedDefinition"][];
            form?: string;
            kind: components["schemas"]["CauseKind"];
            name?: string;
            pack_hash?: components["schemas"]["BeforeAfter"];
            /** @description Whether it changes what was published a year before. */
            published_base?: boolean;
            rows?: components["schemas"]["RegisterRow"][];
            share: components["schemas"]["DecimalText"] | null;
            /**
             * Format: int64
             * @description With how many others it came.
             */
            together_with: number;
            unit?: string;
            values?: components["schemas"]["FactBody"][];
        };
        /**
         * @description What changed a figure.
         * @enum {string}
         */
        CauseKind: "filing" | "register" | "definition" | "passage";
        /** @description A cell. Decimals are strings. */
        CellBody: {
            column: string;
            editable: boolean;
            lastPeriod: string | null;
            lastYear: string | null;
            /** @description `file:cell` it was read from. */
            origin: string | null;
            text: string;
            value: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description A doubt about a figure. */
        Challenge: {
            /** @description What is doubted, and why. */
            text: string;
        };
        /** @description What was said of a figure. */
        Challenges: {
            /** @description In the order of time. */
            items: components["schemas"]["MessageBody"][];
        };
        /** @description What is changed of an account; what is not named stays. */
        ChangedAccount: {
            disabled?: boolean | null;
            email?: string | null;
            name?: string | null;
            roles?: components["schemas"]["RoleName"][] | null;
            scopes?: components["schemas"]["ScopeRow"][] | null;
            /** @description Whom the issuer of the single sign-on names so; nobody where it is empty. */
            subject?: string | null;
        };
        /** @description A cell that differs. */
        ChangedCell: {
            after: string;
            before: string | null;
            cell: string | null;
            column: string;
            item: string;
        };
        /** @description A definition in two versions. */
        ChangedDefinition: {
            after: string;
            before: string;
            id: string;
            kind: string;
        };
        /**
         * @description By which way a message goes.
         * @enum {string}
         */
        ChannelName: "mail" | "webhook";
        /** @description By which ways messages leave the house; by none they stay in it, and people see them when they sign in. */
        Channels: {
            /** @description Whether a mail server is named. */
            mail: boolean;
            /** @description How many programs are told. */
            webhooks: number;
        };
        /** @description An issue. */
        CheckBody: {
            cell: string | null;
            class: components["schemas"]["IssueClass"];
            form: string | null;
            hint: string | null;
            item: string | null;
            message: string;
            rule: string;
            /** @description `open`, `asked`, `explained`, `exempted`. */
            state: string;
            title: string;
            unit: string;
            unitName: string;
        };
        /** @description What the edits find in the filings behind a figure. */
        ChecksBody: {
            /** @description Official numbers of the forms behind it. */
            forms: string[];
            /** @description Issues of units whose filings may be read, the gravest first. */
            items: components["schemas"]["CheckBody"][];
            /** @description How many of these are not told. */
            more: number;
            open: components["schemas"]["Counts"] | null;
            /** @description How many edits these forms are held against. */
            rules: number;
            /** @description Issues that were explained or exempted. */
            settled: number | null;
        };
        /** @description The cockpit. */
        CockpitBody: {
            /** @description A card for each figure that a target of the park is held against. */
            cards: components["schemas"]["CardBody"][];
            /** @description The month; nothing in an empty book. */
            period: string | null;
            periodLabel: string;
            /** @description What there is to know, each with where it leads. */
            things: components["schemas"]["ThingBody"][];
        };
        /** @description A code. */
        Code: {
            code: string;
        };
        /** @description A column. */
        ColumnBody: {
            id: string;
            locked: boolean;
            period: string;
            role: components["schemas"]["ColumnRole"];
            title: string;
        };
        /**
         * @description Whether a value is the filer's own or the one of the same period of the year before.
         * @enum {string}
         */
        ColumnRole: "current" | "same_period";
        /** @description What came of a workbook. */
        Compared: {
            changes: components["schemas"]["ChangedCell"][];
            committed: boolean;
            counts: components["schemas"]["Counts"];
            findings: components["schemas"]["FindingBody"][];
            /** @description What is wrong with the file. */
            issues: components["schemas"]["IssueBody"][];
            /** @description Whether there is a marked workbook to be had. */
            marked: boolean;
            /**
             * Format: int64
             * @description The version of the sheet that it was compared with, or that it has now.
             */
            version: number;
        };
        /** @description A growth with its parts. */
        ContributionBody: {
            /** @description Whether the parts make up the whole. */
            addsUp: boolean;
            /** @description The bars of its waterfall; none where a part has no value. */
            bars: components["schemas"]["ApartBar"][];
            /** @description Id of the growth. */
            figure: string;
            /** @description What is to be seen, in words; nothing where a part has no value. */
            finding: string | null;
            growth: components["schemas"]["PrintedCell"];
            /** @description The greatest pull first. */
            members: components["schemas"]["ApartMember"][];
            others: components["schemas"]["ApartOthers"] | null;
            rounding: components["schemas"]["ApartSum"] | null;
            /** @description The same growth by who stayed, came and left. */
            terms: components["schemas"]["ApartTerm"][];
            title: string;
            /** @description The whole as it is printed. */
            total: components["schemas"]["ApartSum"];
            /** @description Unit of the amounts. */
            unit: string;
        };
        /** @description How many are open, by class. */
        Counts: {
            /** Format: int32 */
            A: number;
            /** Format: int32 */
            B: number;
            /** Format: int32 */
            C: number;
            /** Format: int32 */
            D: number;
        };
        /** @description How many have filed. */
        Coverage: {
            accepted: number;
            expected: number;
            filed: number;
        };
        /** @description How many have filed. */
        CoverageBody: {
            base_share: components["schemas"]["DecimalText"] | null;
            /** Format: int64 */
            expected: number;
            /** Format: int64 */
            filed: number;
        };
        /** @description What one signs in with. */
        Credentials: {
            /** @description Code of the second factor. */
            code?: string | null;
            /** @description Name of the account. */
            login: string;
            /**
             * Format: password
             * @description Password.
             */
            password: string;
        };
        /**
         * @description Of which day the rates and lists are.
         * @enum {string}
         */
        DatedBy: "this_period" | "each_year";
        /**
         * @description A decimal; never a binary float.
         * @example 26450000
         */
        DecimalText: string;
        /** @description What was decided. */
        DecisionBody: {
            at: components["schemas"]["Moment"];
            note: string;
            person: string;
            verdict: components["schemas"]["VerdictName"];
        };
        /**
         * @description What is decided.
         * @enum {string}
         */
        DecisionWord: "approved" | "refused";
        /** @description Which definition the figure is made by. */
        DefinitionBody: {
            /** @description Whether it is a growth, made of two years. */
            both_years: boolean;
            from: string | null;
            last_year_not_used: components["schemas"]["LastYearFormula"] | null;
            rates_and_lists: components["schemas"]["DatedBy"] | null;
        };
        /** @description Why a figure changed between two moments. */
        DifferenceBody: {
            area: components["schemas"]["BothText"];
            causes: components["schemas"]["CauseBody"][];
            change: components["schemas"]["DecimalText"] | null;
            from: components["schemas"]["FigureBody"];
            id: string;
            title: components["schemas"]["BothText"];
            to: components["schemas"]["FigureBody"];
            together: components["schemas"]["TogetherBody"][];
            unit: string;
            without_effect: components["schemas"]["WithoutEffect"];
        };
        /** @description A dimension by which figures are broken down. */
        DimensionCard: {
            id: string;
            title: string;
        };
        /** @description Dimensions. */
        DimensionCards: {
            items: components["schemas"]["DimensionCard"][];
        };
        /** @description Sheets that are to be filed. */
        Duties: {
            items: components["schemas"]["DutyBody"][];
            next: number | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description A sheet that is to be filed. */
        DutyBody: {
            acceptedAt: components["schemas"]["Moment"] | null;
            due: components["schemas"]["Moment"] | null;
            errors: components["schemas"]["Counts"] | null;
            form: string;
            frequency: string;
            locked: boolean;
            overdue: boolean;
            period: string;
            periodLabel: string;
            state: components["schemas"]["SheetState"];
            submittedAt: components["schemas"]["Moment"] | null;
            title: string;
            unit: string;
            unitName: string;
            /** Format: int64 */
            version: number;
        };
        /** @description By how much the figure moves when the sheet is taken in. */
        EffectBody: {
            amount: string;
            indicator: string;
            /** @description Of the growth, in percentage points. */
            points: string | null;
            unit: string;
        };
        /** @description What was decided of a period's late filers, and what comes of it. */
        EstimateBody: {
            at: string;
            /** @description The id of that figure. */
            figure: string | null;
            /** @description The published growth with estimates. */
            growth: string | null;
            /** @description How many are late. */
            late: number;
            method: string;
            person: string;
            reason: string;
            /** @description The method's name. */
            title: string;
        };
        /** @description A figure with its way back. */
        ExplanationBody: {
            area: components["schemas"]["BothText"];
            definition: components["schemas"]["DefinitionBody"];
            figure: components["schemas"]["FigureBody"];
            formula: components["schemas"]["FormulaStep"][];
            /** @description Facts that became known after the moment. */
            later: components["schemas"]["FactBody"][];
            /** @description How many are not told. */
            more?: components["schemas"]["MoreLater"];
            sections: components["schemas"]["SectionBody"][];
            title: components["schemas"]["BothText"];
            /** @description Whether single units are left out because of who asks. */
            withheld: boolean;
        };
        /** @description A fact with its way into the book. */
        FactBody: {
            cell: string | null;
            column: components["schemas"]["ColumnRole"];
            /** Format: int64 */
            fact: number;
            file: string;
            form: string;
            item: string;
            known: components["schemas"]["Moment"];
            /**
             * Format: int32
             * @description 0 where there is none.
             */
            line: number;
            note: string | null;
            period: string;
            person: string;
            recorded: components["schemas"]["Moment"];
            replaced_value: components["schemas"]["DecimalText"] | null;
            /** Format: int64 */
            replaces: number | null;
            /** Format: int64 */
            revision: number;
            /** @description `current`, `base`, `published`, `later`; not of a cause. */
            role?: string;
            same_period: boolean;
            sha256: components["schemas"]["Sha256Text"];
            source: string | null;
            unit: string;
            value: components["schemas"]["DecimalText"];
        };
        /** @description A second factor to be set up. */
        Factor: {
            /** @description The secret, to be typed. */
            secret: string;
            /** @description The same as an address that programs for codes read. */
            uri: string;
        };
        /** @description A figure: value or reason, with all that a reader needs to trust it. */
        FigureBody: {
            amount_unit?: string;
            area: string;
            as_of: components["schemas"]["Moment"];
            /** @description The comparable base. */
            base?: components["schemas"]["MaybeDecimal"];
            basis: components["schemas"]["BasisName"];
            /** @description Dimension and member, where it is a part. */
            by: {
                [key: string]: string;
            };
            /** @description Editions of classifications that parted the units. */
            classified_by: string[];
            coverage: components["schemas"]["CoverageBody"];
            /** @description This year's amount; of a growth only, as is all that follows. */
            current?: components["schemas"]["DecimalText"];
            definition: components["schemas"]["FormulaInForce"];
            /** @description Address of the page that explains it. */
            explain: string;
            flags: components["schemas"]["FlagsBody"];
            /**
             * @description Stable and speakable: indicator, period, area, part, basis.
             * @example industry.output@2021-06
             */
            id: string;
            indicator: string;
            pack: components["schemas"]["PackBody"];
            panel?: components["schemas"]["PanelBody"];
            period: string;
            price: components["schemas"]["PriceName"];
            published_base?: components["schemas"]["DecimalText"];
            published_current?: components["schemas"]["DecimalText"];
            reason: components["schemas"]["NoValue"] | null;
            shown: components["schemas"]["ShownValue"];
            status: components["schemas"]["FigureStatus"];
            title: components["schemas"]["BothText"];
            /** @description Unit of measure of `value`. */
            unit: string;
            value: components["schemas"]["DecimalText"] | null;
            /** @description Which rule withholds the value, where one does. */
            withheld?: components["schemas"]["WithheldBy"];
        };
        /**
         * @description How settled a figure is.
         * @enum {string}
         */
        FigureStatus: "provisional" | "revised" | "final" | "estimated";
        /** @description Figures of a request. */
        Figures: {
            /** @description The figures, each as `wanmu figure --json` gives it, with title and the address of its explanation. */
            figures: components["schemas"]["FigureBody"][];
        };
        /** @description A finding. */
        FindingBody: {
            class: components["schemas"]["IssueClass"];
            column: string | null;
            exemptible: boolean;
            explainable: boolean;
            hint: string | null;
            item: string | null;
            message: string;
            ruleId: string;
            state: components["schemas"]["FindingState"];
            values: components["schemas"]["ValueBody"][];
        };
        /**
         * @description What became of a finding.
         * @enum {string}
         */
        FindingState: "open" | "asked" | "explained" | "exempted";
        /** @description What the edits find. */
        Findings: {
            /** @description How many are open. */
            counts: components["schemas"]["Counts"];
            /** @description In the order of the sheet. */
            findings: components["schemas"]["FindingBody"][];
        };
        /** @description The first accounts: two persons, for whoever makes accounts gives no rights. */
        First: {
            /** @description The administrator, who makes accounts. */
            administrator: components["schemas"]["FirstPerson"];
            /**
             * Format: password
             * @description Password of the administrator.
             */
            password: string;
            /** @description What the server printed. */
            secret: string;
            /** @description The security officer, who gives roles. */
            security: components["schemas"]["FirstPerson"];
        };
        /** @description Somebody. */
        FirstPerson: {
            login: string;
            name: string;
        };
        /** @description How far the first run is. */
        FirstRun: {
            /** @description Whether nobody has an account. */
            needed: boolean;
            /** @description What there is. */
            steps: components["schemas"]["Step"][];
        };
        /**
         * @description A step of the first run.
         * @enum {string}
         */
        FirstRunStep: "account" | "packs" | "register" | "filings";
        /** @description What to know of the units behind it. */
        FlagsBody: {
            /** Format: int64 */
            imputed: number;
            /** @description By which method values are estimated. */
            method: string | null;
            /** Format: int64 */
            negative: number;
            /** Format: int64 */
            unsettled: number;
        };
        /** @description A form. */
        FormCard: {
            frequency: string;
            id: string;
            title: string;
        };
        /** @description Forms. */
        FormCards: {
            items: components["schemas"]["FormCard"][];
        };
        /** @description The formula, and from which day it and what it goes through hold. */
        FormulaInForce: {
            formula: string;
            from: string | null;
            through: components["schemas"]["ThroughBody"][];
        };
        /** @description A step of the formula. */
        FormulaStep: {
            expression: string;
            /** @description Id of the figure it is. */
            figure: string | null;
            label: components["schemas"]["BothText"];
            reason: components["schemas"]["NoValue"] | null;
            unit: string;
            value: components["schemas"]["DecimalText"] | null;
        };
        /** @description The figure that the form is published in. */
        HeadlineBody: {
            /** @description The id of the growth. */
            figure: string | null;
            /** @description Its growth as it is now. */
            growth: string | null;
            indicator: string;
            period: string;
            title: string;
        };
        /** @description The last values of a sheet's rows, oldest first. */
        HistoryBody: {
            periods: components["schemas"]["PastPeriod"][];
            rows: components["schemas"]["PastRow"][];
        };
        /** @description Something found. */
        Hit: {
            /** @description Its page. */
            href: string;
            /** @description Its id or code. */
            id: string;
            kind: components["schemas"]["HitKind"];
            /** @description What else tells it from others. */
            note: string;
            /** @description Its name. */
            title: string;
        };
        /**
         * @description What was found.
         * @enum {string}
         */
        HitKind: "indicator" | "form" | "firm";
        /** @description What was found. */
        Hits: {
            items: components["schemas"]["Hit"][];
        };
        /** @description An indicator. */
        IndicatorCard: {
            frequency: string;
            id: string;
            meaning: string;
            owner: string;
            title: string;
            unit: string;
        };
        /** @description Indicators. */
        IndicatorCards: {
            items: components["schemas"]["IndicatorCard"][];
        };
        /** @description An issue of a file. */
        IssueBody: {
            cell: string | null;
            class: components["schemas"]["IssueClass"];
            code: string;
            hint: string | null;
            message: string;
        };
        /**
         * @description The class of an issue: A blocks, B blocks until it is explained, C and D are to be looked at.
         * @enum {string}
         */
        IssueClass: "A" | "B" | "C" | "D";
        /** @description A piece of work. */
        JobBody: {
            /** @description The login of whoever asked. */
            account: string;
            at: components["schemas"]["Moment"];
            changed: components["schemas"]["Moment"];
            /**
             * Format: int64
             * @description Parts done.
             */
            done: number;
            error: components["schemas"]["JobError"] | null;
            /** @description The name of its file, as long as it is kept. */
            file: string | null;
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["JobKind"];
            result: components["schemas"]["JobResult"] | null;
            /** @description What is being done; nothing where it waits or has ended. */
            stage: string;
            state: components["schemas"]["JobStateName"];
            /**
             * Format: int64
             * @description Parts in all; 0 where that is not known.
             */
            total: number;
        };
        /** @description Why it failed. */
        JobError: {
            code: string;
            detail: string;
        };
        /**
         * @description What kind of work.
         * @enum {string}
         */
        JobKind: "backup" | "export";
        /** @description What it came to. */
        JobResult: {
            /**
             * Format: int64
             * @default null
             */
            bytes: number | null;
            /**
             * Format: int64
             * @default null
             */
            files: number | null;
            /**
             * Format: int64
             * @default null
             */
            filings: number | null;
            /**
             * Format: int64
             * @default null
             */
            rows: number | null;
        };
        /**
         * @description How far work has come.
         * @enum {string}
         */
        JobStateName: "waiting" | "running" | "done" | "failed" | "cancelled";
        /** @description Jobs, the latest first. */
        Jobs: {
            items: components["schemas"]["JobBody"][];
            /** Format: int64 */
            next: number | null;
        };
        /** @description The formula of the year before, where it was another one. */
        LastYearFormula: {
            formula: string;
            from: string;
        };
        /** @description A unit that has not filed. */
        LateBody: {
            due: components["schemas"]["Moment"] | null;
            /** @description What it filed a year before towards the published figure, with its unit. */
            lastYear: string | null;
            overdue: boolean;
            reminded: components["schemas"]["Moment"] | null;
            state: components["schemas"]["SheetState"];
            unit: string;
            unitName: string;
        };
        /** @description A lock, or that it was opened. */
        LockBody: {
            at: components["schemas"]["Moment"];
            person: string;
            reason: string;
        };
        /** @description Why. */
        LockReason: {
            reason: string;
        };
        /** @description An account with the password that its owner changes at the first sign-in; told once. None where an issuer knows whose it is. */
        Made: {
            account: components["schemas"]["Account"];
            secret: string | null;
        };
        /** @description A decimal, or null. */
        MaybeDecimal: string | null;
        /** @description How many findings were meant. */
        Meant: {
            count: number;
        };
        /** @description A unit and the part it plays. */
        MemberBody: {
            base: components["schemas"]["DecimalText"] | null;
            current: components["schemas"]["DecimalText"] | null;
            industry: string;
            name: string;
            part: string;
            published: components["schemas"]["DecimalText"] | null;
            unit: string;
            why: components["schemas"]["BothText"];
        };
        /** @description What somebody said. */
        MessageBody: {
            at: components["schemas"]["Moment"];
            column: string | null;
            /** Format: int64 */
            id: number;
            /** @description The row it speaks of, of a sheet. */
            item: string | null;
            person: string;
            text: string;
        };
        /** @description Messages about a sheet. */
        Messages: {
            /** @description In the order of time. */
            items: components["schemas"]["MessageBody"][];
        };
        /** @description Methods. */
        MethodBodies: {
            items: components["schemas"]["MethodBody"][];
        };
        /** @description A method. */
        MethodBody: {
            id: string;
            /** @description Where it is from, and whether that was verified. */
            source: string;
            title: string;
            verified: boolean;
        };
        /** Format: date-time */
        Moment: string;
        /** @description How many facts are not told. */
        MoreLater: {
            /** Format: int64 */
            later: number;
        };
        /** @description How many are not told. */
        MoreOfSection: {
            /** Format: int64 */
            filings?: number;
            /** Format: int64 */
            population?: number;
        };
        /** @description A decision. */
        NewDecision: {
            note?: string;
            verdict: components["schemas"]["DecisionWord"];
        };
        /** @description How late filers are to be estimated. */
        NewEstimate: {
            /** @description Id of a method. */
            method: string;
            /** @description Why. */
            reason: string;
        };
        /** @description A message. */
        NewMessage: {
            column?: string | null;
            item?: string | null;
            text: string;
        };
        /** @description A change of the password. */
        NewPassword: {
            /** Format: password */
            new: string;
            /** Format: password */
            old: string;
        };
        /** @description An account to be made. */
        NewPerson: {
            email?: string | null;
            login: string;
            name: string;
            /** @description Words of roles; they take the right to grant them. */
            roles?: components["schemas"]["RoleName"][];
            scopes?: components["schemas"]["ScopeRow"][];
            /** @description Whom the issuer of the single sign-on names so; such an account has no password. */
            subject?: string | null;
        };
        /** @description A request to be made. */
        NewRequest: {
            kind: components["schemas"]["RequestKindName"];
            reason: string;
            /** @description `FORM/PERIOD`, `FORM/PERIOD/UNIT`, a bulletin. */
            subject: string;
        };
        /** @description A token to be made. */
        NewToken: {
            /**
             * Format: date
             * @description Last day it holds.
             */
            expires: string;
            /** @description What it is for. */
            name: string;
            /** @description Rights, of those that the account has. */
            rights: components["schemas"]["RightName"][];
        };
        /**
         * @description Why there is no value.
         * @enum {string}
         */
        NoValue: "not_filed" | "before_not_filed" | "no_population" | "no_base" | "zero_base" | "negative_base" | "turned_to_profit" | "turned_to_loss" | "loss_narrowed" | "loss_widened" | "suppressed" | "zero_denominator" | "rule_not_available" | "not_in_force" | "not_applicable" | "unknown" | "base_restated_after_filing" | "not_separable" | "no_price_index";
        /** @description The number of what was made. */
        Numbered: {
            /** Format: int64 */
            id: number;
        };
        /** @description An open session. */
        OpenSession: {
            agent: string;
            current: boolean;
            /** Format: int64 */
            id: number;
            made: components["schemas"]["Moment"];
            seen: components["schemas"]["Moment"];
        };
        /** @description Open sessions. */
        OpenSessions: {
            items: components["schemas"]["OpenSession"][];
        };
        /** @description As whom to look. */
        Other: {
            /** @description Name of the account. */
            login: string;
        };
        /** @description A message and how far it has come. */
        OutgoingBody: {
            at: components["schemas"]["Moment"];
            /**
             * Format: int64
             * @description Its number; the cursor of what comes behind it.
             */
            id: number;
            /** @description Under which receivers know it. */
            key: string;
            kind: components["schemas"]["OutgoingKindName"];
            person: string;
            /** @description `inside` where it goes to nobody, `waiting` as long as something is to be done, `sent`, `given-up` where one receiver did not get it. */
            state: components["schemas"]["OutgoingStateName"];
            /** @description `FORM/PERIOD/UNIT`, the number of a request, the id of a figure. */
            subject: string;
            to: components["schemas"]["SentBody"][];
        };
        /**
         * @description What a message is about.
         * @enum {string}
         */
        OutgoingKindName: "reminder" | "sheet.returned" | "sheet.accepted" | "request.waiting" | "exemption.waiting" | "challenge";
        /** @description Messages, the newest first. */
        OutgoingList: {
            channels: components["schemas"]["Channels"];
            items: components["schemas"]["OutgoingBody"][];
            /** Format: int64 */
            next: number | null;
        };
        /**
         * @description How far a message has come: inside where it goes to nobody, given-up where one receiver did not get it.
         * @enum {string}
         */
        OutgoingStateName: "inside" | "waiting" | "sent" | "given-up";
        /** @description The pack it is defined in. */
        PackBody: {
            /** @description Of all packs that are active together. */
            hash: components["schemas"]["Sha256Text"];
            id: string;
            unverified: boolean;
            version: string;
        };
        /** @description The bridge from last year's published total to this year's. */
        PanelBody: {
            bridge_total: components["schemas"]["DecimalText"];
            continuing: components["schemas"]["PartBody"];
            left: components["schemas"]["PartBody"];
            moved_in: components["schemas"]["PartBody"];
            moved_out: components["schemas"]["PartBody"];
            new: components["schemas"]["PartBody"];
            no_base: components["schemas"]["PartBody"];
            not_filed: components["schemas"]["PartBody"];
            reclassified_in: components["schemas"]["PartBody"];
            reclassified_out: components["schemas"]["PartBody"];
            restatement: components["schemas"]["DecimalText"];
            upgraded: components["schemas"]["PartBody"];
        };
        /** @description The park. */
        Park: {
            latest: components["schemas"]["PeriodText"] | null;
            name: string;
        };
        /** @description A row of the bridge. */
        PartBody: {
            base: components["schemas"]["DecimalText"];
            bridge: components["schemas"]["DecimalText"];
            current: components["schemas"]["DecimalText"];
            published: components["schemas"]["DecimalText"];
            /** Format: int64 */
            units: number;
        };
        /** @description The password. */
        Password: {
            /** Format: password */
            password: string;
        };
        /** @description A column of a row, with the least and the largest of its values. */
        PastColumn: {
            column: string;
            high: string | null;
            low: string | null;
            title: string;
            values: components["schemas"]["PastValue"][];
        };
        /** @description A report period. */
        PastPeriod: {
            label: string;
            period: string;
        };
        /** @description A row. */
        PastRow: {
            columns: components["schemas"]["PastColumn"][];
            item: string;
            measure: string;
            title: string;
        };
        /** @description A value; null where none was filed. */
        PastValue: {
            period: string;
            value: string | null;
        };
        /** @description A period of a form. */
        PeriodBody: {
            form: string;
            lock: components["schemas"]["LockBody"] | null;
            locked: boolean;
            period: string;
            periodLabel: string;
            /** @description Sheets that wait for review. */
            submitted: number;
            title: string;
        };
        /**
         * @description A period: a year, half, quarter, month, or months in a row.
         * @example 2021-07
         */
        PeriodText: string;
        /** @description Periods. */
        Periods: {
            items: components["schemas"]["PeriodBody"][];
        };
        /** @description Somebody. */
        Person: {
            /** Format: int64 */
            id: number;
            login: string;
            name: string;
        };
        /**
         * @description In which prices.
         * @enum {string}
         */
        PriceName: "current" | "constant";
        /** @description A value: exact, or why there is none, and as it is printed. */
        PrintedCell: {
            reason: string | null;
            shown: string;
            value: components["schemas"]["MaybeDecimal"];
        };
        /** @description A figure with everything it rests on, and a hash over that. */
        ProofBody: {
            evidence: components["schemas"]["ExplanationBody"];
            /** @description Who asked. */
            for: string;
            made: components["schemas"]["Moment"];
            /** @description Over `evidence` as it is written, without spaces. */
            sha256: components["schemas"]["Sha256Text"];
        };
        /** @description A sheet that waits. */
        QueuedBody: {
            counts: components["schemas"]["Counts"] | null;
            effect: components["schemas"]["EffectBody"] | null;
            submittedAt: components["schemas"]["Moment"] | null;
            unit: string;
            unitName: string;
            /** Format: int64 */
            version: number;
        };
        /** @description The receipt of a submission. */
        Receipt: {
            at: components["schemas"]["Moment"];
            /** @description SHA-256 over what was submitted. */
            hash: components["schemas"]["Sha256Text"];
            /** Format: int64 */
            number: number;
            person: string;
            /** Format: int64 */
            values: number;
        };
        /** @description What was submitted. */
        ReceiptBody: {
            at: components["schemas"]["Moment"];
            file: string;
            hash: string;
            /** Format: int64 */
            number: number;
            person: string;
        };
        /** @description A sheet that was not taken in. */
        RefusedSheet: {
            code: string;
            form: string;
            message: string;
            period: string;
            unit: string;
        };
        /** @description A row of the register. */
        RegisterRow: {
            attribute: string;
            cell: string | null;
            file: string;
            known: components["schemas"]["Moment"];
            /** Format: int32 */
            line: number;
            person: string;
            /** Format: int64 */
            row: number;
            valid_from: string;
            valid_to: string | null;
            value: string;
        };
        /** @description How many were reminded, and by which ways it leaves the house. */
        Reminded: {
            channels: components["schemas"]["Channels"];
            count: number;
        };
        /** @description Units to be reminded. */
        Reminders: {
            form: string;
            period: string;
            units: string[];
        };
        /** @description A request that a second person decides. */
        RequestBody: {
            at: components["schemas"]["Moment"];
            decision: components["schemas"]["DecisionBody"] | null;
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["AskedKindName"];
            person: string;
            reason: string;
            subject: string;
        };
        /**
         * @description What a second person decides.
         * @enum {string}
         */
        RequestKindName: "unlock" | "reopen" | "publication";
        /** @description Requests. */
        Requests: {
            items: components["schemas"]["RequestBody"][];
        };
        /** @description Why it is sent back. */
        ReturnReason: {
            reason: string;
        };
        /** @description The review of a form and period. */
        ReviewBody: {
            coverage: components["schemas"]["Coverage"];
            estimate: components["schemas"]["EstimateBody"] | null;
            headline: components["schemas"]["HeadlineBody"] | null;
            late: components["schemas"]["LateBody"][];
            queue: components["schemas"]["QueuedBody"][];
        };
        /** @description A figure at all moments. */
        RevisionRow: {
            id: string;
            last_less_first: components["schemas"]["DecimalText"] | null;
            period: string;
            values: components["schemas"]["RevisionValue"][];
        };
        /** @description A figure at a moment. */
        RevisionValue: {
            /** Format: int64 */
            expected: number;
            /** Format: int64 */
            filed: number;
            pack_hash: components["schemas"]["Sha256Text"];
            reason: components["schemas"]["NoValue"] | null;
            shown: components["schemas"]["DecimalText"] | null;
            value: components["schemas"]["DecimalText"] | null;
        };
        /** @description What a figure was at each moment at which it changed. */
        RevisionsBody: {
            area: components["schemas"]["BothText"];
            moments: components["schemas"]["Moment"][];
            rows: components["schemas"]["RevisionRow"][];
            title: components["schemas"]["BothText"];
            unit: string | null;
        };
        /**
         * @description A right.
         * @enum {string}
         */
        RightName: "self" | "figures.read" | "catalogue.read" | "microdata.read" | "filing.read" | "filing.write" | "filing.submit" | "review.read" | "review.act" | "exemption.ask" | "exemption.decide" | "period.lock" | "publication.ask" | "publication.decide" | "challenge.write" | "reminders.send" | "accounts.read" | "accounts.write" | "rights.grant" | "trail.read" | "keeping";
        /**
         * @description A role.
         * @enum {string}
         */
        RoleName: "clerk" | "statistician" | "officer" | "service" | "leader" | "analyst" | "publisher" | "administrator" | "security" | "auditor";
        /** @description A row. */
        Row: {
            act: string;
            actor: string | null;
            address: string | null;
            at: components["schemas"]["Moment"];
            detail: Record<string, never> | null;
            hash: components["schemas"]["Sha256Text"];
            /** Format: int64 */
            id: number;
            outcome: components["schemas"]["ActOutcome"];
            subject: string;
            viewing: string | null;
        };
        /** @description A row. */
        RowBody: {
            cells: components["schemas"]["CellBody"][];
            derived: boolean;
            integer: boolean;
            item: string;
            /** Format: int32 */
            level: number;
            measure: string;
            title: string;
        };
        /** @description Rows, the latest first. */
        Rows: {
            items: components["schemas"]["Row"][];
            /** Format: int64 */
            next: number | null;
        };
        /** @description Cells as they were saved. */
        Saved: {
            cells: components["schemas"]["SavedCell"][];
            /** Format: int64 */
            sheetVersion: number;
        };
        /** @description A cell as it was saved. */
        SavedCell: {
            column: string;
            hint: string | null;
            item: string;
            text: string;
            value: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description Words about findings. */
        Saying: {
            /** @description Of this row only. */
            item?: string | null;
            /** @description Id of the edit. */
            ruleId: string;
            /** @description The words. */
            text: string;
        };
        /**
         * @description What a scope is a part by.
         * @enum {string}
         */
        ScopeKind: "zone" | "street" | "industry" | "firm";
        /** @description A part of the park that an account is for. */
        ScopeRow: {
            /** @description By what it is a part. */
            kind: components["schemas"]["ScopeKind"];
            /** @description Id, name, first characters of the code, credit code. */
            value: string;
        };
        /** @description A new first password. */
        Secret: {
            secret: string;
        };
        /** @description Units and facts of a sum. */
        SectionBody: {
            area: string;
            /** @description Units by part. */
            counts: {
                [key: string]: number;
            };
            filings: components["schemas"]["FactBody"][];
            items: string;
            more?: components["schemas"]["MoreOfSection"];
            population: components["schemas"]["MemberBody"][];
        };
        /** @description A workbook in multipart form. */
        Sent: {
            /** Format: binary */
            file: string;
        };
        /** @description How far it has come to one receiver. */
        SentBody: {
            channel: components["schemas"]["ChannelName"];
            next: components["schemas"]["Moment"] | null;
            /** @description Why the last try failed. */
            reason: string | null;
            /** @description A login, or the name of a webhook. */
            receiver: string;
            state: components["schemas"]["SentStateName"];
            tried: components["schemas"]["Moment"] | null;
            /** Format: int32 */
            tries: number;
        };
        /**
         * @description How far a message has come to one receiver; what failed is tried again.
         * @enum {string}
         */
        SentStateName: "waiting" | "sent" | "failed" | "given-up";
        /** @description The account and what it may. */
        Session: {
            account: components["schemas"]["Person"];
            mustChangePassword: boolean;
            park: components["schemas"]["Park"];
            rights: components["schemas"]["RightName"][];
            roles: components["schemas"]["RoleName"][];
            scopes: components["schemas"]["ScopeRow"][];
            secondFactor: boolean;
            /** Format: date */
            today: string;
            viewingAs: components["schemas"]["Person"] | null;
        };
        /**
         * @description SHA-256 in hexadecimal digits.
         * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
         */
        Sha256Text: string;
        /** @description A sheet. */
        SheetBody: {
            columns: components["schemas"]["ColumnBody"][];
            form: string;
            locked: boolean;
            measure: string | null;
            messages: number;
            number: string | null;
            period: string;
            periodLabel: string;
            receipt: components["schemas"]["ReceiptBody"] | null;
            /** @description Why it was returned, where it was. */
            returned: string | null;
            rows: components["schemas"]["RowBody"][];
            signers: components["schemas"]["SignersBody"];
            state: components["schemas"]["SheetState"];
            title: string;
            unit: string;
            unitName: string;
            /** Format: int64 */
            version: number;
        };
        /** @description A sheet. */
        SheetName: {
            form: string;
            period: string;
            unit: string;
        };
        /** @description A sheet as it was seen. */
        SheetSeen: {
            form: string;
            period: string;
            unit: string;
            /** Format: int64 */
            version: number;
        };
        /**
         * @description Where a sheet stands.
         * @enum {string}
         */
        SheetState: "untouched" | "draft" | "faulty" | "submitted" | "returned" | "accepted";
        /** @description As it is printed. */
        ShownValue: {
            en: string;
            unit: string;
            value: components["schemas"]["DecimalText"] | null;
            /** @description Value or reason with the unit. */
            zh: string;
        };
        /** @description Who signs. */
        SignersBody: {
            filledBy: string;
            phone: string;
            responsible: string;
        };
        /** @description A step of the first run. */
        Step: {
            /**
             * Format: int64
             * @description How many there are.
             */
            count: number;
            done: boolean;
            id: components["schemas"]["FirstRunStep"];
        };
        /** @description What is submitted. */
        Submit: {
            /** @description 填表人. */
            filledBy: string;
            /** @description Phone number. */
            phone: string;
            /** @description 单位负责人. */
            responsible: string;
            /**
             * Format: int64
             * @description The version of the sheet that was seen.
             */
            version: number;
        };
        /** @description What came of a submission. */
        Submitted: {
            receipt: components["schemas"]["Receipt"];
        };
        /** @description What became of them. */
        Taken: {
            accepted: components["schemas"]["SheetName"][];
            refused: components["schemas"]["RefusedSheet"][];
        };
        /** @description Targets. */
        TargetBodies: {
            items: components["schemas"]["TargetBody"][];
            /** @description How many are of single units that the caller may not see. */
            withheld: number;
            /** Format: int32 */
            year: number;
        };
        /** @description A target, and how it stands. */
        TargetBody: {
            /** @description As it was stated. */
            aim: string;
            area: string;
            /** @description From where to where that may be. */
            band: string[] | null;
            /** @description Bars of one scale, on which the target is a hundred: figure, time, due. */
            bars: components["schemas"]["BulletBody"];
            /** @description Due less figure: negative where there is more. */
            behind: components["schemas"]["AnswerBody"];
            /** @description What part of the target there is, in per cent. */
            completion: components["schemas"]["AnswerBody"];
            document: string | null;
            /** @description The figure, and the last month of it. */
            done: components["schemas"]["AnswerBody"];
            /** @description What part is due by now, in per cent. */
            due: components["schemas"]["AnswerBody"];
            /** @description Id of the figure it is held against. */
            figure: string | null;
            /** @description What the period may end with. */
            forecast: components["schemas"]["AnswerBody"];
            /** @description Who set it, by what document. */
            issuer: string;
            /** @description What each remaining month has to bring. */
            needed: components["schemas"]["AnswerBody"];
            period: string;
            /** @description How often it was stated anew. */
            revisions: number;
            /** @description The same in words, or why there is none. */
            said: string;
            target: string;
            through: string | null;
            /** @description What part of the time is gone, in per cent. */
            time: string | null;
            title: string;
            /** @description `reached`, `on_pace`, `behind`, `missed`, `short`, `within`, `ahead`, `exceeded`. */
            verdict: string | null;
        };
        /** @description Something to know. */
        ThingBody: {
            /** @description Id of the figure that it is about. */
            figure: string | null;
            /** @description `growth`, `target`, `coverage`. */
            kind: components["schemas"]["ThingKind"];
            text: string;
        };
        /**
         * @description What it is about.
         * @enum {string}
         */
        ThingKind: "growth" | "target" | "coverage";
        /** @description An indicator that a formula goes through. */
        ThroughBody: {
            from: string;
            indicator: string;
        };
        /** @description Causes told together. */
        TogetherBody: {
            /** Format: int64 */
            causes: number;
            share: components["schemas"]["DecimalText"] | null;
            why: components["schemas"]["TogetherWhy"];
        };
        /**
         * @description Why causes are told together.
         * @enum {string}
         */
        TogetherWhy: "withheld" | "small";
        /** @description A token of one's own. */
        Token: {
            expires: components["schemas"]["Moment"];
            /** Format: int64 */
            id: number;
            made: components["schemas"]["Moment"];
            name: string;
            revoked: boolean;
            rights: components["schemas"]["RightName"][];
            /** @description The token itself, told once, when it is made. */
            token?: string;
            used: components["schemas"]["Moment"] | null;
        };
        /** @description Tokens. */
        Tokens: {
            items: components["schemas"]["Token"][];
        };
        /** @description A cell as it is typed. */
        TypedText: {
            /** @description As typed. */
            text: string;
            /**
             * Format: int64
             * @description The version that was seen; 0 of an empty cell.
             */
            version: number;
        };
        /** @description One use. */
        UseBody: {
            /** @description The id of the figure that is made of it, where there is one. */
            figure: string | null;
            /** @description `bulletin`, `article`, `target`, `indicator`. */
            kind: components["schemas"]["UseKind"];
            /** @description The words or the cell in which it does. */
            text: string;
            /** @description What uses it. */
            title: string;
        };
        /**
         * @description What uses a figure.
         * @enum {string}
         */
        UseKind: "bulletin" | "article" | "target" | "indicator";
        /** @description Where a figure is quoted, and what is built on it. */
        UsesBody: {
            items: components["schemas"]["UseBody"][];
        };
        /** @description A value that a finding rests on. */
        ValueBody: {
            form: string;
            item: string;
            period: string;
            role: components["schemas"]["ColumnRole"];
            value: string | null;
        };
        /** @description A value or why there is none. */
        ValueOrReason: {
            reason: components["schemas"]["NoValue"] | null;
            value: components["schemas"]["DecimalText"] | null;
        };
        /**
         * @description What was decided; an exemption can be taken back.
         * @enum {string}
         */
        VerdictName: "approved" | "refused" | "revoked";
        /** @description Whether the chain holds. */
        Verified: {
            /** Format: int64 */
            brokenAt: number | null;
            last: string;
            ok: boolean;
            /** Format: int64 */
            rows: number;
        };
        /** @description Which figures, and as what. */
        Wish: {
            /** @description Which figures, as `GET /figures` is asked for them. */
            figures: components["schemas"]["Asked"];
            /**
             * @description `csv`, `csv-bom` (for office programs), `arrow` or `parquet`.
             * @example csv
             */
            form: string;
        };
        /** @description The rule that withholds a value. */
        WithheldBy: {
            en: string;
            rule: string;
            zh: string;
        };
        /** @description What came in and changed nothing. */
        WithoutEffect: {
            /** Format: int64 */
            definitions: number;
            /** Format: int64 */
            filings: number;
            /** Format: int64 */
            register: number;
        };
        /** @description Why there is no answer (RFC 9457). */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "not-signed-in" | "login-refused" | "second-factor-needed" | "no-right" | "purpose" | "must-change-password" | "cross-site" | "not-found" | "method-not-allowed" | "not-acceptable" | "conflict" | "state" | "period-locked" | "precondition-failed" | "too-large" | "not-json" | "not-a-form" | "invalid" | "blocked" | "precondition-required" | "locked-out" | "failed" | "busy" | "unkept";
            detail: string;
            traceId: string;
            errors: {
                /** @description JSON pointer into the request. */
                pointer: string;
                ruleId: string;
                /** @enum {string|null} */
                class: "A" | "B" | "C" | "D" | null;
                message: string;
                /** @description Values that the message speaks of. */
                params: unknown;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
