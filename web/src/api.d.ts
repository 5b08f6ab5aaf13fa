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
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content?: never;
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
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /** Begins a second factor. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Factor"];
                    };
                };
            };
        };
        /** Ends the second factor. */
        delete: {
            parameters: {
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content?: never;
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
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenSessions"];
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
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content?: never;
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
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tokens"];
                    };
                };
            };
        };
        put?: never;
        /** Makes a token. */
        post: {
            parameters: {
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Token"];
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
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content?: never;
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
                    /** @description Language. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Accounts"];
                    };
                };
            };
        };
        put?: never;
        /** Makes an account. */
        post: {
            parameters: {
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Made"];
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
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Account"];
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
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Account"];
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
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Secret"];
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
                    /** @description Language. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AreaCards"];
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
                    /** @description Language. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FormCards"];
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MethodBodies"];
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
                    /** @description Language. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IndicatorCards"];
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
        /** What is to be filed, of the units that the caller may see. */
        get: {
            parameters: {
                query?: {
                    /** @description Only of this form. */
                    form?: string;
                    /** @description Only of sheets that report this period; else of the last months. */
                    period?: string;
                    /** @description Only those that have come so far. */
                    state?: string;
                    /** @description Only of this unit. */
                    unit?: string;
                    /** @description Behind so many. */
                    cursor?: number;
                    /** @description Sheets at most. */
                    limit?: number;
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Duties"];
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Requests"];
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
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content?: never;
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
        /** Figures as the caller may see them. */
        get: {
            parameters: {
                query: {
                    /** @description Id of the indicator; `.growth` at its end asks for its growth. */
                    indicator: string;
                    /** @description `2021-06`, `2021-01..06`, `2021-H1`, … */
                    period: string;
                    /** @description Area; the whole park where none is named. */
                    area?: string;
                    /** @description Dimension to break it down by. */
                    by?: string;
                    /** @description `published`, `restated`, `comparable`, `matched`. */
                    basis?: string;
                    /** @description `current`, `constant`. */
                    price?: string;
                    /** @description Method by which late filers are estimated; `none` for nobody. Where it is left out, what was decided of the period holds. */
                    impute?: string;
                    /** @description Unit it is shown in. */
                    unit?: string;
                    /** @description The moment as known at which. */
                    asOf?: string;
                    /** @description Language. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Figures"];
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
                    /** @description The moment as known at which. */
                    asOf?: string;
                    /** @description Rows of each kind at most. */
                    limit?: number;
                    /** @description Language. */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
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
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Challenges"];
                    };
                };
            };
        };
        put?: never;
        /** Says that a figure is doubted. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Challenges"];
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
                    /** @description Language. */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
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
        /** The way back of a figure. */
        get: {
            parameters: {
                query?: {
                    /** @description The moment as known at which. */
                    asOf?: string;
                    /** @description Rows of each kind at most. */
                    limit?: number;
                    /** @description Language. */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
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
                    /** @description The moment as known at which. */
                    asOf?: string;
                    /** @description Rows of each kind at most. */
                    limit?: number;
                    /** @description Language. */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
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
        /** What the figure was at each moment at which it changed. */
        get: {
            parameters: {
                query?: {
                    /** @description The earlier moment. */
                    from?: string;
                    /** @description The later one; now where none is named. */
                    to?: string;
                    /** @description The same as `to`. */
                    asOf?: string;
                    /** @description Language. */
                    lang?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Periods"];
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
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
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
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /** Late filers are estimated no longer. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Because"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
        /** Reminds units that have not filed: it stands on the workbench of their clerks. */
        post: {
            parameters: {
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reminded"];
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Requests"];
                    };
                };
            };
        };
        put?: never;
        /** Asks for what a second person decides. */
        post: {
            parameters: {
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Numbered"];
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
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content?: never;
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
        /** What waits and who is missing. */
        get: {
            parameters: {
                query: {
                    form: string;
                    period: string;
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewBody"];
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
                query?: never;
                header: {
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Taken"];
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
                    /** @description A part of a name, a code, or initials of its pinyin. */
                    q: string;
                    /** @description Hits at most. */
                    limit?: number;
                    /** @description Language. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Hits"];
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
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        put?: never;
        /** Signs in. */
        post: {
            parameters: {
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        /** Signs out. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /** Looks with one's own eyes again. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirstRun"];
                    };
                };
            };
        };
        put?: never;
        /** Makes the first accounts. */
        post: {
            parameters: {
                query?: never;
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Begun"];
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
        /** A sheet as it is now; its tag is the version by which it is submitted. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SheetBody"];
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
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Saved"];
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
                query?: never;
                header?: never;
                path: {
                    form: string;
                    period: string;
                    unit: string;
                    /** @description Item code. */
                    item: string;
                    /** @description Column. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Saved"];
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
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Findings"];
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
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Saved"];
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
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Meant"];
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
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Meant"];
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
                    lang?: string;
                };
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HistoryBody"];
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
                    lang?: string;
                };
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Messages"];
                    };
                };
            };
        };
        put?: never;
        /** Says something about a sheet, or a cell of it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Messages"];
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
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Because"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Submitted"];
                    };
                };
            };
        };
        /** Takes a submission back, until it is accepted. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                query?: never;
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description a workbook */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
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
                    /** @description Whether the marked workbook is wanted instead of the comparison. */
                    marked?: boolean;
                    lang?: string;
                };
                header?: never;
                path: {
                    /** @description Official table number. */
                    form: string;
                    /** @description Report period. */
                    period: string;
                    /** @description Credit code. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Compared"];
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
    "/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Looks up what was done. */
        get: {
            parameters: {
                query?: {
                    /** @description Who. */
                    actor?: string;
                    /** @description What was done; the beginning of its word. */
                    act?: string;
                    /** @description To what; a part of it. */
                    subject?: string;
                    /** @description From this moment. */
                    from?: string;
                    /** @description To this moment. */
                    to?: string;
                    /** @description Behind this row. */
                    cursor?: number;
                    /** @description Rows at most. */
                    limit?: number;
                    /** @description Language. */
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rows"];
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
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verified"];
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
            email?: string | null;
            /** Format: int64 */
            id: number;
            lockedUntil?: string | null;
            login: string;
            name: string;
            roles: string[];
            scopes: components["schemas"]["ScopeRow"][];
            secondFactor: boolean;
            /** Format: int64 */
            version: number;
        };
        /** @description Accounts. */
        Accounts: {
            items: components["schemas"]["Account"][];
            /** Format: int64 */
            next?: number | null;
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
        /** @description Why. */
        Because: {
            reason: string;
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
        /** @description A cell. Decimals are strings. */
        CellBody: {
            column: string;
            editable: boolean;
            lastPeriod?: string | null;
            lastYear?: string | null;
            /** @description `file:cell` it was read from. */
            origin?: string | null;
            text: string;
            value?: string | null;
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
            items: Record<string, never>[];
        };
        /** @description A cell that differs. */
        Change: {
            after: string;
            before?: string | null;
            cell?: string | null;
            column: string;
            item: string;
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
            /** @description `current`, `same_period`. */
            role: string;
            title: string;
        };
        /** @description What came of a workbook. */
        Compared: components["schemas"]["Findings"] & {
            changes: components["schemas"]["Change"][];
            committed: boolean;
            /** @description What is wrong with the file. */
            issues: components["schemas"]["IssueBody"][];
            /** @description Whether there is a marked workbook to be had. */
            marked: boolean;
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
        /** @description What was decided. */
        DecisionBody: {
            at: string;
            note: string;
            person: string;
            verdict: string;
        };
        /** @description Sheets that are to be filed. */
        Duties: {
            items: components["schemas"]["DutyBody"][];
            next?: number | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description A sheet that is to be filed. */
        DutyBody: {
            acceptedAt?: string | null;
            due?: string | null;
            errors?: components["schemas"]["Counts"] | null;
            form: string;
            frequency: string;
            locked: boolean;
            overdue: boolean;
            period: string;
            periodLabel: string;
            state: string;
            submittedAt?: string | null;
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
            points?: string | null;
            unit: string;
        };
        /** @description What was decided of a period's late filers, and what comes of it. */
        EstimateBody: {
            at: string;
            /** @description The id of that figure. */
            figure?: string | null;
            /** @description The published growth with estimates. */
            growth?: string | null;
            /** @description How many are late. */
            late: number;
            method: string;
            person: string;
            reason: string;
            /** @description The method's name. */
            title: string;
        };
        /** @description A second factor to be set up. */
        Factor: {
            /** @description The secret, to be typed. */
            secret: string;
            /** @description The same as an address that programs for codes read. */
            uri: string;
        };
        /** @description Figures of a request. */
        Figures: {
            /** @description The figures, each as `wanmu figure --json` gives it, with title and the address of its explanation. */
            figures: Record<string, never>[];
        };
        /** @description A finding. */
        FindingBody: {
            /** @description `A`, `B`, `C`, `D`. */
            class: string;
            column?: string | null;
            exemptible: boolean;
            explainable: boolean;
            hint?: string | null;
            item?: string | null;
            message: string;
            ruleId: string;
            /** @description `open`, `asked`, `explained`, `exempted`. */
            state: string;
            values: components["schemas"]["ValueBody"][];
        };
        /** @description What the edits find. */
        Findings: {
            counts: components["schemas"]["Counts"];
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
        /** @description The figure that the form is published in. */
        HeadlineBody: {
            /** @description The id of the growth. */
            figure?: string | null;
            /** @description Its growth as it is now. */
            growth?: string | null;
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
            /** @description `indicator`, `form`, `firm`. */
            kind: string;
            /** @description What else tells it from others. */
            note: string;
            /** @description Its name. */
            title: string;
        };
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
            cell?: string | null;
            class: string;
            code: string;
            hint?: string | null;
            message: string;
        };
        /** @description A unit that has not filed. */
        LateBody: {
            due?: string | null;
            /** @description What it filed a year before towards the published figure, with its unit. */
            lastYear?: string | null;
            overdue: boolean;
            reminded?: string | null;
            state: string;
            unit: string;
            unitName: string;
        };
        /** @description A lock, or that it was opened. */
        LockBody: {
            at: string;
            person: string;
            reason: string;
        };
        /** @description An account with the password that its owner changes at the first sign-in; told once. */
        Made: {
            account: components["schemas"]["Account"];
            secret: string;
        };
        /** @description How many findings were meant. */
        Meant: {
            count: number;
        };
        /** @description Messages about a sheet. */
        Messages: {
            items: Record<string, never>[];
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
        /** @description A decision. */
        NewDecision: {
            note?: string;
            /** @description `approved`, `refused`. */
            verdict: string;
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
            roles?: string[];
            scopes?: components["schemas"]["ScopeRow"][];
        };
        /** @description A request to be made. */
        NewRequest: {
            /** @description `unlock`, `reopen`, `publication`. */
            kind: string;
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
            rights: string[];
        };
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
            made: string;
            seen: string;
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
        /** @description The park. */
        Park: {
            name: string;
        };
        /** @description The password. */
        Password: {
            /** Format: password */
            password: string;
        };
        /** @description A column of a row, with the least and the largest of its values. */
        PastColumn: {
            column: string;
            high?: string | null;
            low?: string | null;
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
            value?: string | null;
        };
        /** @description A period of a form. */
        PeriodBody: {
            form: string;
            lock?: components["schemas"]["LockBody"] | null;
            locked: boolean;
            period: string;
            periodLabel: string;
            /** @description Sheets that wait for review. */
            submitted: number;
            title: string;
        };
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
        /** @description A sheet that waits. */
        QueuedBody: {
            counts?: components["schemas"]["Counts"] | null;
            effect?: components["schemas"]["EffectBody"] | null;
            submittedAt?: string | null;
            unit: string;
            unitName: string;
            /** Format: int64 */
            version: number;
        };
        /** @description The receipt of a submission. */
        Receipt: {
            at: string;
            /** @description SHA-256 over what was submitted. */
            hash: string;
            /** Format: int64 */
            number: number;
            person: string;
            /** Format: int64 */
            values: number;
        };
        /** @description What was submitted. */
        ReceiptBody: {
            at: string;
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
        /** @description How many were reminded. */
        Reminded: {
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
            at: string;
            decision?: components["schemas"]["DecisionBody"] | null;
            /** Format: int64 */
            id: number;
            /** @description `unlock`, `reopen`, `publication`, `exemption`. */
            kind: string;
            person: string;
            reason: string;
            subject: string;
        };
        /** @description Requests. */
        Requests: {
            items: components["schemas"]["RequestBody"][];
        };
        /** @description The review of a form and period. */
        ReviewBody: {
            coverage: components["schemas"]["Coverage"];
            estimate?: components["schemas"]["EstimateBody"] | null;
            headline?: components["schemas"]["HeadlineBody"] | null;
            late: components["schemas"]["LateBody"][];
            queue: components["schemas"]["QueuedBody"][];
        };
        /** @description A row. */
        Row: {
            act: string;
            actor?: string | null;
            address?: string | null;
            at: string;
            detail?: Record<string, never> | null;
            hash: string;
            /** Format: int64 */
            id: number;
            outcome: string;
            subject: string;
            viewing?: string | null;
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
            next?: number | null;
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
            hint?: string | null;
            item: string;
            text: string;
            value?: string | null;
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
        /** @description A part of the park that an account is for. */
        ScopeRow: {
            /** @description `zone`, `street`, `industry`, `firm`. */
            kind: string;
            /** @description Id, name, first characters of the code, credit code. */
            value: string;
        };
        /** @description A new first password. */
        Secret: {
            secret: string;
        };
        /** @description A workbook in multipart form. */
        Sent: {
            /** Format: binary */
            file: string;
        };
        /** @description The account and what it may. */
        Session: {
            account: components["schemas"]["Person"];
            mustChangePassword: boolean;
            park: components["schemas"]["Park"];
            rights: string[];
            roles: string[];
            scopes: components["schemas"]["ScopeRow"][];
            secondFactor: boolean;
            today: string;
            viewingAs?: components["schemas"]["Person"] | null;
        };
        /** @description A sheet. */
        SheetBody: {
            columns: components["schemas"]["ColumnBody"][];
            form: string;
            locked: boolean;
            measure?: string | null;
            messages: number;
            number?: string | null;
            period: string;
            periodLabel: string;
            receipt?: components["schemas"]["ReceiptBody"] | null;
            /** @description Why it was returned, where it was. */
            returned?: string | null;
            rows: components["schemas"]["RowBody"][];
            signers: components["schemas"]["SignersBody"];
            /** @description `untouched`, `draft`, `faulty`, `submitted`, `returned`, `accepted`. */
            state: string;
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
            /** @description `account`, `packs`, `register`, `filings`. */
            id: string;
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
        /** @description A token of one's own. */
        Token: {
            expires: string;
            /** Format: int64 */
            id: number;
            made: string;
            name: string;
            revoked: boolean;
            rights: string[];
            /** @description The token itself, told once, when it is made. */
            token?: string | null;
            used?: string | null;
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
        /** @description A value that a finding rests on. */
        ValueBody: {
            form: string;
            item: string;
            period: string;
            role: string;
            value?: string | null;
        };
        /** @description Whether the chain holds. */
        Verified: {
            /** Format: int64 */
            brokenAt?: number | null;
            last: string;
            ok: boolean;
            /** Format: int64 */
            rows: number;
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
