/** Types of the API, generated from docs/api/openapi.json by `npm run api`. */
export interface paths {
    "/api/auth/sign-in/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                        /** @default true */
                        rememberMe?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                id: string;
                                email: string;
                                name: string;
                            };
                        };
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
    "/api/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
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
    "/api/auth/request-password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
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
    "/api/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        newPassword: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
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
    "/api/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currentPassword: string;
                        newPassword: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
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
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            needed: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        password: string;
                        /** @default  */
                        name?: string;
                        workspaceName: string;
                        /** @enum {string} */
                        language: "en" | "ru" | "lv" | "sv";
                        /** @default UTC */
                        timeZone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                id: string;
                                email: string;
                                name: string;
                            };
                            workspaces: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                language: "en" | "ru" | "lv" | "sv";
                                timeZone: string;
                                isSample: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "analyst" | "member";
                            }[];
                        };
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
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                id: string;
                                email: string;
                                name: string;
                            };
                            workspaces: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                language: "en" | "ru" | "lv" | "sv";
                                timeZone: string;
                                isSample: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "analyst" | "member";
                            }[];
                        };
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
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                userId: string;
                                email: string;
                                name: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "analyst" | "member";
                                /** Format: date-time */
                                joinedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
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
    "/api/v1/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: {
                    keepMade?: string;
                };
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
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
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role: "owner" | "admin" | "analyst" | "member";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            userId: string;
                            email: string;
                            name: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "analyst" | "member";
                            /** Format: date-time */
                            joinedAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/members/{userId}/made": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keys: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                prefix: string;
                                scopes: ("read" | "write" | "send" | "admin")[];
                                createdBy: string;
                                /** Format: date-time */
                                createdAt: string;
                                lastUsedAt: string | null;
                                revokedAt: string | null;
                            }[];
                            invitations: {
                                /** Format: uuid */
                                id: string;
                                email: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "analyst" | "member";
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                acceptedAt: string | null;
                            }[];
                        };
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
    "/api/v1/colleague-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                email: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "analyst" | "member";
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                acceptedAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "analyst" | "member";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "analyst" | "member";
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            acceptedAt: string | null;
                            link: string;
                        };
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
    "/api/v1/colleague-invitations/{colleagueInvitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    colleagueInvitationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
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
    "/api/v1/colleague-invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        /** @default  */
                        name?: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                id: string;
                                email: string;
                                name: string;
                            };
                            workspaces: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                language: "en" | "ru" | "lv" | "sv";
                                timeZone: string;
                                isSample: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "analyst" | "member";
                            }[];
                        };
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
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                prefix: string;
                                scopes: ("read" | "write" | "send" | "admin")[];
                                createdBy: string;
                                /** Format: date-time */
                                createdAt: string;
                                lastUsedAt: string | null;
                                revokedAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * @default [
                         *       "read",
                         *       "write"
                         *     ]
                         */
                        scopes?: ("read" | "write" | "send" | "admin")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            prefix: string;
                            scopes: ("read" | "write" | "send" | "admin")[];
                            createdBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            lastUsedAt: string | null;
                            revokedAt: string | null;
                            key: string;
                        };
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
    "/api/v1/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    keyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
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
    "/api/v1/workspace": {
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
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        language?: "en" | "ru" | "lv" | "sv";
                        timeZone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            language: "en" | "ru" | "lv" | "sv";
                            timeZone: string;
                            isSample: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        language: "en" | "ru" | "lv" | "sv";
                        /** @default UTC */
                        timeZone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            language: "en" | "ru" | "lv" | "sv";
                            timeZone: string;
                            isSample: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        };
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
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                at: string;
                                actor: string;
                                action: string;
                                target: string;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                            nextCursor: string | null;
                        };
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
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    search?: string;
                    segmentId?: string;
                    blocked?: "email" | "sms" | "telegram" | "phone" | "*";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                email: string | null;
                                phone: string | null;
                                externalId: string | null;
                                name: string | null;
                                language: string | null;
                                timeZone: string | null;
                                attributes: {
                                    [key: string]: string | number | boolean;
                                };
                                answers: number;
                                lastScore: number | null;
                                lastAnsweredAt: string | null;
                                lastAskedAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email?: string;
                        phone?: string;
                        externalId?: string;
                        name?: string;
                        language?: string;
                        timeZone?: string;
                        /** @default {} */
                        attributes?: {
                            [key: string]: string | number | boolean;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            email: string | null;
                            phone: string | null;
                            externalId: string | null;
                            name: string | null;
                            language: string | null;
                            timeZone: string | null;
                            attributes: {
                                [key: string]: string | number | boolean;
                            };
                            answers: number;
                            lastScore: number | null;
                            lastAnsweredAt: string | null;
                            lastAskedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
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
    "/api/v1/people/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        keep: string;
                        /** Format: uuid */
                        merge: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            email: string | null;
                            phone: string | null;
                            externalId: string | null;
                            name: string | null;
                            language: string | null;
                            timeZone: string | null;
                            attributes: {
                                [key: string]: string | number | boolean;
                            };
                            answers: number;
                            lastScore: number | null;
                            lastAnsweredAt: string | null;
                            lastAskedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
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
    "/api/v1/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            email: string | null;
                            phone: string | null;
                            externalId: string | null;
                            name: string | null;
                            language: string | null;
                            timeZone: string | null;
                            attributes: {
                                [key: string]: string | number | boolean;
                            };
                            answers: number;
                            lastScore: number | null;
                            lastAnsweredAt: string | null;
                            lastAskedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            blocks: {
                                /** @enum {string} */
                                channel: "email" | "sms" | "telegram" | "phone" | "*";
                                /** @enum {string} */
                                reason: "unsubscribed" | "complained" | "bounced" | "suppressed";
                                address: string | null;
                                detail: string | null;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            consents: {
                                /** @enum {string} */
                                channel: "email" | "sms" | "telegram" | "phone" | "contact";
                                given: boolean;
                                source: string;
                                /** Format: date-time */
                                at: string;
                                wording: string | null;
                                responseId: string | null;
                            }[];
                            addresses: {
                                channel: string;
                                address: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
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
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email?: string | null;
                        phone?: string | null;
                        externalId?: string | null;
                        name?: string | null;
                        language?: string | null;
                        timeZone?: string | null;
                        attributes?: {
                            [key: string]: string | number | boolean | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            email: string | null;
                            phone: string | null;
                            externalId: string | null;
                            name: string | null;
                            language: string | null;
                            timeZone: string | null;
                            attributes: {
                                [key: string]: string | number | boolean;
                            };
                            answers: number;
                            lastScore: number | null;
                            lastAnsweredAt: string | null;
                            lastAskedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/people/{personId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            exportedAt: string;
                            person: {
                                /** Format: uuid */
                                id: string;
                                email: string | null;
                                phone: string | null;
                                externalId: string | null;
                                name: string | null;
                                language: string | null;
                                timeZone: string | null;
                                attributes: {
                                    [key: string]: string | number | boolean;
                                };
                                answers: number;
                                lastScore: number | null;
                                lastAnsweredAt: string | null;
                                lastAskedAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                blocks: {
                                    /** @enum {string} */
                                    channel: "email" | "sms" | "telegram" | "phone" | "*";
                                    /** @enum {string} */
                                    reason: "unsubscribed" | "complained" | "bounced" | "suppressed";
                                    address: string | null;
                                    detail: string | null;
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                consents: {
                                    /** @enum {string} */
                                    channel: "email" | "sms" | "telegram" | "phone" | "contact";
                                    given: boolean;
                                    source: string;
                                    /** Format: date-time */
                                    at: string;
                                    wording: string | null;
                                    responseId: string | null;
                                }[];
                                addresses: {
                                    channel: string;
                                    address: string;
                                }[];
                            };
                            records: {
                                [key: string]: {
                                    [key: string]: unknown;
                                }[];
                            };
                        };
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
    "/api/v1/people/{personId}/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default *
                         * @enum {string}
                         */
                        channel?: "email" | "sms" | "telegram" | "phone" | "*";
                        /**
                         * @default suppressed
                         * @enum {string}
                         */
                        reason?: "unsubscribed" | "suppressed";
                        detail?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            email: string | null;
                            phone: string | null;
                            externalId: string | null;
                            name: string | null;
                            language: string | null;
                            timeZone: string | null;
                            attributes: {
                                [key: string]: string | number | boolean;
                            };
                            answers: number;
                            lastScore: number | null;
                            lastAnsweredAt: string | null;
                            lastAskedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            blocks: {
                                /** @enum {string} */
                                channel: "email" | "sms" | "telegram" | "phone" | "*";
                                /** @enum {string} */
                                reason: "unsubscribed" | "complained" | "bounced" | "suppressed";
                                address: string | null;
                                detail: string | null;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            consents: {
                                /** @enum {string} */
                                channel: "email" | "sms" | "telegram" | "phone" | "contact";
                                given: boolean;
                                source: string;
                                /** Format: date-time */
                                at: string;
                                wording: string | null;
                                responseId: string | null;
                            }[];
                            addresses: {
                                channel: string;
                                address: string;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query: {
                    channel: "email" | "sms" | "telegram" | "phone" | "*";
                    reason: "unsubscribed" | "complained" | "bounced" | "suppressed";
                };
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            email: string | null;
                            phone: string | null;
                            externalId: string | null;
                            name: string | null;
                            language: string | null;
                            timeZone: string | null;
                            attributes: {
                                [key: string]: string | number | boolean;
                            };
                            answers: number;
                            lastScore: number | null;
                            lastAnsweredAt: string | null;
                            lastAskedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            blocks: {
                                /** @enum {string} */
                                channel: "email" | "sms" | "telegram" | "phone" | "*";
                                /** @enum {string} */
                                reason: "unsubscribed" | "complained" | "bounced" | "suppressed";
                                address: string | null;
                                detail: string | null;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            consents: {
                                /** @enum {string} */
                                channel: "email" | "sms" | "telegram" | "phone" | "contact";
                                given: boolean;
                                source: string;
                                /** Format: date-time */
                                at: string;
                                wording: string | null;
                                responseId: string | null;
                            }[];
                            addresses: {
                                channel: string;
                                address: string;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        channel: "email" | "sms" | "telegram" | "phone" | "contact";
                        given: boolean;
                        source: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            email: string | null;
                            phone: string | null;
                            externalId: string | null;
                            name: string | null;
                            language: string | null;
                            timeZone: string | null;
                            attributes: {
                                [key: string]: string | number | boolean;
                            };
                            answers: number;
                            lastScore: number | null;
                            lastAnsweredAt: string | null;
                            lastAskedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            blocks: {
                                /** @enum {string} */
                                channel: "email" | "sms" | "telegram" | "phone" | "*";
                                /** @enum {string} */
                                reason: "unsubscribed" | "complained" | "bounced" | "suppressed";
                                address: string | null;
                                detail: string | null;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            consents: {
                                /** @enum {string} */
                                channel: "email" | "sms" | "telegram" | "phone" | "contact";
                                given: boolean;
                                source: string;
                                /** Format: date-time */
                                at: string;
                                wording: string | null;
                                responseId: string | null;
                            }[];
                            addresses: {
                                channel: string;
                                address: string;
                            }[];
                        };
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
    "/api/v1/people/{personId}/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        channel: "telegram";
                        address: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            email: string | null;
                            phone: string | null;
                            externalId: string | null;
                            name: string | null;
                            language: string | null;
                            timeZone: string | null;
                            attributes: {
                                [key: string]: string | number | boolean;
                            };
                            answers: number;
                            lastScore: number | null;
                            lastAnsweredAt: string | null;
                            lastAskedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            blocks: {
                                /** @enum {string} */
                                channel: "email" | "sms" | "telegram" | "phone" | "*";
                                /** @enum {string} */
                                reason: "unsubscribed" | "complained" | "bounced" | "suppressed";
                                address: string | null;
                                detail: string | null;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            consents: {
                                /** @enum {string} */
                                channel: "email" | "sms" | "telegram" | "phone" | "contact";
                                given: boolean;
                                source: string;
                                /** Format: date-time */
                                at: string;
                                wording: string | null;
                                responseId: string | null;
                            }[];
                            addresses: {
                                channel: string;
                                address: string;
                            }[];
                        };
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
    "/api/v1/people/{personId}/purchases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                at: string;
                                amount: string;
                                currency: string;
                                product: string | null;
                                externalId: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        amount: number;
                        currency: string;
                        product?: string;
                        externalId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                at: string;
                                amount: string;
                                currency: string;
                                product: string | null;
                                externalId: string | null;
                            }[];
                        };
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
    "/api/v1/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                filter: {
                                    /**
                                     * @default all
                                     * @enum {string}
                                     */
                                    match: "all" | "any";
                                    conditions: ({
                                        /** @enum {string} */
                                        about: "attribute";
                                        name: string;
                                        /** @enum {string} */
                                        is: "equal" | "not_equal" | "contains" | "at_least" | "at_most" | "known" | "unknown";
                                        value?: string | number | boolean;
                                    } | {
                                        /** @enum {string} */
                                        about: "field";
                                        /** @enum {string} */
                                        name: "language" | "timeZone" | "emailDomain";
                                        /** @enum {string} */
                                        is: "equal" | "not_equal" | "known" | "unknown";
                                        value?: string;
                                    } | {
                                        /** @enum {string} */
                                        about: "answer";
                                        /** Format: uuid */
                                        surveyId?: string;
                                        /** @default true */
                                        answered: boolean;
                                        groups?: ("promoter" | "passive" | "detractor")[];
                                        scoreFrom?: number;
                                        scoreTo?: number;
                                        withinDays?: number;
                                    } | {
                                        /** @enum {string} */
                                        about: "purchases";
                                        withinDays?: number;
                                        product?: string;
                                        countFrom?: number;
                                        countTo?: number;
                                        sumFrom?: number;
                                        sumTo?: number;
                                    })[];
                                };
                                people: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        filter: {
                            /**
                             * @default all
                             * @enum {string}
                             */
                            match?: "all" | "any";
                            conditions: ({
                                /** @enum {string} */
                                about: "attribute";
                                name: string;
                                /** @enum {string} */
                                is: "equal" | "not_equal" | "contains" | "at_least" | "at_most" | "known" | "unknown";
                                value?: string | number | boolean;
                            } | {
                                /** @enum {string} */
                                about: "field";
                                /** @enum {string} */
                                name: "language" | "timeZone" | "emailDomain";
                                /** @enum {string} */
                                is: "equal" | "not_equal" | "known" | "unknown";
                                value?: string;
                            } | {
                                /** @enum {string} */
                                about: "answer";
                                /** Format: uuid */
                                surveyId?: string;
                                /** @default true */
                                answered?: boolean;
                                groups?: ("promoter" | "passive" | "detractor")[];
                                scoreFrom?: number;
                                scoreTo?: number;
                                withinDays?: number;
                            } | {
                                /** @enum {string} */
                                about: "purchases";
                                withinDays?: number;
                                product?: string;
                                countFrom?: number;
                                countTo?: number;
                                sumFrom?: number;
                                sumTo?: number;
                            })[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            filter: {
                                /**
                                 * @default all
                                 * @enum {string}
                                 */
                                match: "all" | "any";
                                conditions: ({
                                    /** @enum {string} */
                                    about: "attribute";
                                    name: string;
                                    /** @enum {string} */
                                    is: "equal" | "not_equal" | "contains" | "at_least" | "at_most" | "known" | "unknown";
                                    value?: string | number | boolean;
                                } | {
                                    /** @enum {string} */
                                    about: "field";
                                    /** @enum {string} */
                                    name: "language" | "timeZone" | "emailDomain";
                                    /** @enum {string} */
                                    is: "equal" | "not_equal" | "known" | "unknown";
                                    value?: string;
                                } | {
                                    /** @enum {string} */
                                    about: "answer";
                                    /** Format: uuid */
                                    surveyId?: string;
                                    /** @default true */
                                    answered: boolean;
                                    groups?: ("promoter" | "passive" | "detractor")[];
                                    scoreFrom?: number;
                                    scoreTo?: number;
                                    withinDays?: number;
                                } | {
                                    /** @enum {string} */
                                    about: "purchases";
                                    withinDays?: number;
                                    product?: string;
                                    countFrom?: number;
                                    countTo?: number;
                                    sumFrom?: number;
                                    sumTo?: number;
                                })[];
                            };
                            people: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
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
    "/api/v1/segments/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        filter: {
                            /**
                             * @default all
                             * @enum {string}
                             */
                            match?: "all" | "any";
                            conditions: ({
                                /** @enum {string} */
                                about: "attribute";
                                name: string;
                                /** @enum {string} */
                                is: "equal" | "not_equal" | "contains" | "at_least" | "at_most" | "known" | "unknown";
                                value?: string | number | boolean;
                            } | {
                                /** @enum {string} */
                                about: "field";
                                /** @enum {string} */
                                name: "language" | "timeZone" | "emailDomain";
                                /** @enum {string} */
                                is: "equal" | "not_equal" | "known" | "unknown";
                                value?: string;
                            } | {
                                /** @enum {string} */
                                about: "answer";
                                /** Format: uuid */
                                surveyId?: string;
                                /** @default true */
                                answered?: boolean;
                                groups?: ("promoter" | "passive" | "detractor")[];
                                scoreFrom?: number;
                                scoreTo?: number;
                                withinDays?: number;
                            } | {
                                /** @enum {string} */
                                about: "purchases";
                                withinDays?: number;
                                product?: string;
                                countFrom?: number;
                                countTo?: number;
                                sumFrom?: number;
                                sumTo?: number;
                            })[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: number;
                        };
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
    "/api/v1/segments/{segmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    segmentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            filter: {
                                /**
                                 * @default all
                                 * @enum {string}
                                 */
                                match: "all" | "any";
                                conditions: ({
                                    /** @enum {string} */
                                    about: "attribute";
                                    name: string;
                                    /** @enum {string} */
                                    is: "equal" | "not_equal" | "contains" | "at_least" | "at_most" | "known" | "unknown";
                                    value?: string | number | boolean;
                                } | {
                                    /** @enum {string} */
                                    about: "field";
                                    /** @enum {string} */
                                    name: "language" | "timeZone" | "emailDomain";
                                    /** @enum {string} */
                                    is: "equal" | "not_equal" | "known" | "unknown";
                                    value?: string;
                                } | {
                                    /** @enum {string} */
                                    about: "answer";
                                    /** Format: uuid */
                                    surveyId?: string;
                                    /** @default true */
                                    answered: boolean;
                                    groups?: ("promoter" | "passive" | "detractor")[];
                                    scoreFrom?: number;
                                    scoreTo?: number;
                                    withinDays?: number;
                                } | {
                                    /** @enum {string} */
                                    about: "purchases";
                                    withinDays?: number;
                                    product?: string;
                                    countFrom?: number;
                                    countTo?: number;
                                    sumFrom?: number;
                                    sumTo?: number;
                                })[];
                            };
                            people: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    segmentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
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
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    segmentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        filter?: {
                            /**
                             * @default all
                             * @enum {string}
                             */
                            match?: "all" | "any";
                            conditions: ({
                                /** @enum {string} */
                                about: "attribute";
                                name: string;
                                /** @enum {string} */
                                is: "equal" | "not_equal" | "contains" | "at_least" | "at_most" | "known" | "unknown";
                                value?: string | number | boolean;
                            } | {
                                /** @enum {string} */
                                about: "field";
                                /** @enum {string} */
                                name: "language" | "timeZone" | "emailDomain";
                                /** @enum {string} */
                                is: "equal" | "not_equal" | "known" | "unknown";
                                value?: string;
                            } | {
                                /** @enum {string} */
                                about: "answer";
                                /** Format: uuid */
                                surveyId?: string;
                                /** @default true */
                                answered?: boolean;
                                groups?: ("promoter" | "passive" | "detractor")[];
                                scoreFrom?: number;
                                scoreTo?: number;
                                withinDays?: number;
                            } | {
                                /** @enum {string} */
                                about: "purchases";
                                withinDays?: number;
                                product?: string;
                                countFrom?: number;
                                countTo?: number;
                                sumFrom?: number;
                                sumTo?: number;
                            })[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            filter: {
                                /**
                                 * @default all
                                 * @enum {string}
                                 */
                                match: "all" | "any";
                                conditions: ({
                                    /** @enum {string} */
                                    about: "attribute";
                                    name: string;
                                    /** @enum {string} */
                                    is: "equal" | "not_equal" | "contains" | "at_least" | "at_most" | "known" | "unknown";
                                    value?: string | number | boolean;
                                } | {
                                    /** @enum {string} */
                                    about: "field";
                                    /** @enum {string} */
                                    name: "language" | "timeZone" | "emailDomain";
                                    /** @enum {string} */
                                    is: "equal" | "not_equal" | "known" | "unknown";
                                    value?: string;
                                } | {
                                    /** @enum {string} */
                                    about: "answer";
                                    /** Format: uuid */
                                    surveyId?: string;
                                    /** @default true */
                                    answered: boolean;
                                    groups?: ("promoter" | "passive" | "detractor")[];
                                    scoreFrom?: number;
                                    scoreTo?: number;
                                    withinDays?: number;
                                } | {
                                    /** @enum {string} */
                                    about: "purchases";
                                    withinDays?: number;
                                    product?: string;
                                    countFrom?: number;
                                    countTo?: number;
                                    sumFrom?: number;
                                    sumTo?: number;
                                })[];
                            };
                            people: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date */
                                day: string;
                                title: string;
                                /** @enum {string} */
                                kind: "product" | "price" | "service" | "campaign" | "other";
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                        title: string;
                        /**
                         * @default other
                         * @enum {string}
                         */
                        kind?: "product" | "price" | "service" | "campaign" | "other";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: date */
                            day: string;
                            title: string;
                            /** @enum {string} */
                            kind: "product" | "price" | "service" | "campaign" | "other";
                        };
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
    "/api/v1/changes/{changeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    changeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
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
    "/api/v1/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                kind: "relationship" | "transactional" | "employee";
                                /** @enum {string} */
                                status: "open" | "closed" | "archived";
                                subject: string;
                                languages: string[];
                                defaultLanguage: string;
                                texts: {
                                    [key: string]: {
                                        question: string;
                                        lowEnd: string;
                                        highEnd: string;
                                        followUp: {
                                            promoter: string;
                                            passive: string;
                                            detractor: string;
                                        };
                                        thanks: {
                                            promoter: string;
                                            passive: string;
                                            detractor: string;
                                        };
                                        privacy: string;
                                    };
                                };
                                brand: {
                                    color: string;
                                    logoUrl: string | null;
                                    privacyUrl: string | null;
                                };
                                dimensions: string[];
                                frozenAttributes: "all" | string[];
                                anonymous: boolean;
                                isDefault: boolean;
                                slug: string;
                                link: string;
                                answers: number;
                                counting: {
                                    dimensions: string[];
                                    days: boolean;
                                    share: number;
                                } | null;
                                burst: {
                                    /** @enum {string} */
                                    channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                                    answers: number;
                                    /** Format: date-time */
                                    from: string;
                                    /** Format: date-time */
                                    to: string;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * @default relationship
                         * @enum {string}
                         */
                        kind?: "relationship" | "transactional" | "employee";
                        subject?: string;
                        languages?: string[];
                        /** @default [] */
                        dimensions?: string[];
                        frozenAttributes?: "all" | string[];
                        /** @default false */
                        anonymous?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            kind: "relationship" | "transactional" | "employee";
                            /** @enum {string} */
                            status: "open" | "closed" | "archived";
                            subject: string;
                            languages: string[];
                            defaultLanguage: string;
                            texts: {
                                [key: string]: {
                                    question: string;
                                    lowEnd: string;
                                    highEnd: string;
                                    followUp: {
                                        promoter: string;
                                        passive: string;
                                        detractor: string;
                                    };
                                    thanks: {
                                        promoter: string;
                                        passive: string;
                                        detractor: string;
                                    };
                                    privacy: string;
                                };
                            };
                            brand: {
                                color: string;
                                logoUrl: string | null;
                                privacyUrl: string | null;
                            };
                            dimensions: string[];
                            frozenAttributes: "all" | string[];
                            anonymous: boolean;
                            isDefault: boolean;
                            slug: string;
                            link: string;
                            answers: number;
                            counting: {
                                dimensions: string[];
                                days: boolean;
                                share: number;
                            } | null;
                            burst: {
                                /** @enum {string} */
                                channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                                answers: number;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
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
    "/api/v1/surveys/{surveyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            kind: "relationship" | "transactional" | "employee";
                            /** @enum {string} */
                            status: "open" | "closed" | "archived";
                            subject: string;
                            languages: string[];
                            defaultLanguage: string;
                            texts: {
                                [key: string]: {
                                    question: string;
                                    lowEnd: string;
                                    highEnd: string;
                                    followUp: {
                                        promoter: string;
                                        passive: string;
                                        detractor: string;
                                    };
                                    thanks: {
                                        promoter: string;
                                        passive: string;
                                        detractor: string;
                                    };
                                    privacy: string;
                                };
                            };
                            brand: {
                                color: string;
                                logoUrl: string | null;
                                privacyUrl: string | null;
                            };
                            dimensions: string[];
                            frozenAttributes: "all" | string[];
                            anonymous: boolean;
                            isDefault: boolean;
                            slug: string;
                            link: string;
                            answers: number;
                            counting: {
                                dimensions: string[];
                                days: boolean;
                                share: number;
                            } | null;
                            burst: {
                                /** @enum {string} */
                                channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                                answers: number;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        subject?: string;
                        /** @enum {string} */
                        status?: "open" | "closed" | "archived";
                        languages?: string[];
                        defaultLanguage?: string;
                        texts?: {
                            [key: string]: {
                                question: string;
                                lowEnd: string;
                                highEnd: string;
                                followUp: {
                                    promoter: string;
                                    passive: string;
                                    detractor: string;
                                };
                                thanks: {
                                    promoter: string;
                                    passive: string;
                                    detractor: string;
                                };
                                privacy: string;
                            } | null;
                        };
                        brand?: {
                            color?: string;
                            logoUrl?: string | null;
                            privacyUrl?: string | null;
                        };
                        dimensions?: string[];
                        frozenAttributes?: "all" | string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            kind: "relationship" | "transactional" | "employee";
                            /** @enum {string} */
                            status: "open" | "closed" | "archived";
                            subject: string;
                            languages: string[];
                            defaultLanguage: string;
                            texts: {
                                [key: string]: {
                                    question: string;
                                    lowEnd: string;
                                    highEnd: string;
                                    followUp: {
                                        promoter: string;
                                        passive: string;
                                        detractor: string;
                                    };
                                    thanks: {
                                        promoter: string;
                                        passive: string;
                                        detractor: string;
                                    };
                                    privacy: string;
                                };
                            };
                            brand: {
                                color: string;
                                logoUrl: string | null;
                                privacyUrl: string | null;
                            };
                            dimensions: string[];
                            frozenAttributes: "all" | string[];
                            anonymous: boolean;
                            isDefault: boolean;
                            slug: string;
                            link: string;
                            answers: number;
                            counting: {
                                dimensions: string[];
                                days: boolean;
                                share: number;
                            } | null;
                            burst: {
                                /** @enum {string} */
                                channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                                answers: number;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/wording-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        language: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            warnings: {
                                /** @enum {string} */
                                code: "too_long" | "leading" | "double" | "negated" | "jargon" | "shouting" | "assumes_good" | "no_subject";
                                evidence: string;
                            }[];
                        };
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
    "/api/v1/surveys/{surveyId}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            questions: ({
                                id: string;
                                text: {
                                    [key: string]: string;
                                };
                                groups?: ("promoter" | "passive" | "detractor")[];
                                when?: {
                                    question: string;
                                    anyOf: string[];
                                };
                                /** @enum {string} */
                                kind: "choice";
                                /** @default false */
                                several: boolean;
                                options: {
                                    value: string;
                                    label: {
                                        [key: string]: string;
                                    };
                                }[];
                            } | {
                                id: string;
                                text: {
                                    [key: string]: string;
                                };
                                groups?: ("promoter" | "passive" | "detractor")[];
                                when?: {
                                    question: string;
                                    anyOf: string[];
                                };
                                /** @enum {string} */
                                kind: "text";
                            } | {
                                id: string;
                                text: {
                                    [key: string]: string;
                                };
                                groups?: ("promoter" | "passive" | "detractor")[];
                                when?: {
                                    question: string;
                                    anyOf: string[];
                                };
                                /** @enum {string} */
                                kind: "scale";
                                from: number;
                                to: number;
                                lowEnd: {
                                    [key: string]: string;
                                };
                                highEnd: {
                                    [key: string]: string;
                                };
                            } | {
                                id: string;
                                text: {
                                    [key: string]: string;
                                };
                                groups?: ("promoter" | "passive" | "detractor")[];
                                when?: {
                                    question: string;
                                    anyOf: string[];
                                };
                                /** @enum {string} */
                                kind: "csat";
                            } | {
                                id: string;
                                text: {
                                    [key: string]: string;
                                };
                                groups?: ("promoter" | "passive" | "detractor")[];
                                when?: {
                                    question: string;
                                    anyOf: string[];
                                };
                                /** @enum {string} */
                                kind: "ces";
                            } | {
                                id: string;
                                text: {
                                    [key: string]: string;
                                };
                                groups?: ("promoter" | "passive" | "detractor")[];
                                when?: {
                                    question: string;
                                    anyOf: string[];
                                };
                                /** @enum {string} */
                                kind: "stars";
                            })[];
                            reviewUrl: string | null;
                            missing: {
                                language: string;
                                question: string;
                                field: string;
                            }[];
                            length: {
                                /** @enum {boolean} */
                                estimate: true;
                                costs: {
                                    id: string;
                                    leaveHere: number;
                                    remain: number;
                                }[];
                                remain: number;
                                mostQuestions: number;
                                tooLong: boolean;
                                source: string;
                                assumption: string;
                            };
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        questions: ({
                            id: string;
                            text: {
                                [key: string]: string;
                            };
                            groups?: ("promoter" | "passive" | "detractor")[];
                            when?: {
                                question: string;
                                anyOf: string[];
                            };
                            /** @enum {string} */
                            kind: "choice";
                            /** @default false */
                            several?: boolean;
                            options: {
                                value: string;
                                label: {
                                    [key: string]: string;
                                };
                            }[];
                        } | {
                            id: string;
                            text: {
                                [key: string]: string;
                            };
                            groups?: ("promoter" | "passive" | "detractor")[];
                            when?: {
                                question: string;
                                anyOf: string[];
                            };
                            /** @enum {string} */
                            kind: "text";
                        } | {
                            id: string;
                            text: {
                                [key: string]: string;
                            };
                            groups?: ("promoter" | "passive" | "detractor")[];
                            when?: {
                                question: string;
                                anyOf: string[];
                            };
                            /** @enum {string} */
                            kind: "scale";
                            from: number;
                            to: number;
                            lowEnd: {
                                [key: string]: string;
                            };
                            highEnd: {
                                [key: string]: string;
                            };
                        } | {
                            id: string;
                            text: {
                                [key: string]: string;
                            };
                            groups?: ("promoter" | "passive" | "detractor")[];
                            when?: {
                                question: string;
                                anyOf: string[];
                            };
                            /** @enum {string} */
                            kind: "csat";
                        } | {
                            id: string;
                            text: {
                                [key: string]: string;
                            };
                            groups?: ("promoter" | "passive" | "detractor")[];
                            when?: {
                                question: string;
                                anyOf: string[];
                            };
                            /** @enum {string} */
                            kind: "ces";
                        } | {
                            id: string;
                            text: {
                                [key: string]: string;
                            };
                            groups?: ("promoter" | "passive" | "detractor")[];
                            when?: {
                                question: string;
                                anyOf: string[];
                            };
                            /** @enum {string} */
                            kind: "stars";
                        })[];
                        reviewUrl?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            questions: ({
                                id: string;
                                text: {
                                    [key: string]: string;
                                };
                                groups?: ("promoter" | "passive" | "detractor")[];
                                when?: {
                                    question: string;
                                    anyOf: string[];
                                };
                                /** @enum {string} */
                                kind: "choice";
                                /** @default false */
                                several: boolean;
                                options: {
                                    value: string;
                                    label: {
                                        [key: string]: string;
                                    };
                                }[];
                            } | {
                                id: string;
                                text: {
                                    [key: string]: string;
                                };
                                groups?: ("promoter" | "passive" | "detractor")[];
                                when?: {
                                    question: string;
                                    anyOf: string[];
                                };
                                /** @enum {string} */
                                kind: "text";
                            } | {
                                id: string;
                                text: {
                                    [key: string]: string;
                                };
                                groups?: ("promoter" | "passive" | "detractor")[];
                                when?: {
                                    question: string;
                                    anyOf: string[];
                                };
                                /** @enum {string} */
                                kind: "scale";
                                from: number;
                                to: number;
                                lowEnd: {
                                    [key: string]: string;
                                };
                                highEnd: {
                                    [key: string]: string;
                                };
                            } | {
                                id: string;
                                text: {
                                    [key: string]: string;
                                };
                                groups?: ("promoter" | "passive" | "detractor")[];
                                when?: {
                                    question: string;
                                    anyOf: string[];
                                };
                                /** @enum {string} */
                                kind: "csat";
                            } | {
                                id: string;
                                text: {
                                    [key: string]: string;
                                };
                                groups?: ("promoter" | "passive" | "detractor")[];
                                when?: {
                                    question: string;
                                    anyOf: string[];
                                };
                                /** @enum {string} */
                                kind: "ces";
                            } | {
                                id: string;
                                text: {
                                    [key: string]: string;
                                };
                                groups?: ("promoter" | "passive" | "detractor")[];
                                when?: {
                                    question: string;
                                    anyOf: string[];
                                };
                                /** @enum {string} */
                                kind: "stars";
                            })[];
                            reviewUrl: string | null;
                            missing: {
                                language: string;
                                question: string;
                                field: string;
                            }[];
                            length: {
                                /** @enum {boolean} */
                                estimate: true;
                                costs: {
                                    id: string;
                                    leaveHere: number;
                                    remain: number;
                                }[];
                                remain: number;
                                mostQuestions: number;
                                tooLong: boolean;
                                source: string;
                                assumption: string;
                            };
                        };
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
    "/api/v1/surveys/{surveyId}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                name: string;
                                link: string;
                                kiosk: string;
                            }[];
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        names: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                name: string;
                                link: string;
                                kiosk: string;
                            }[];
                        };
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
    "/api/v1/surveys/{surveyId}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    format?: "svg" | "png" | "pdf";
                    size?: "a4" | "a6";
                    source?: string;
                    touchpoint?: string;
                    language?: string;
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
    "/api/v1/surveys/{surveyId}/kiosk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            link: string;
                            isSetUp: boolean;
                            languages: string[];
                            idleSeconds: number;
                            hasPin: boolean;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        languages?: string[];
                        /** @default 20 */
                        idleSeconds?: number;
                        pin?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            link: string;
                            isSetUp: boolean;
                            languages: string[];
                            idleSeconds: number;
                            hasPin: boolean;
                        };
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
    "/api/v1/surveys/{surveyId}/widget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default true */
                            enabled: boolean;
                            /**
                             * @default {
                             *       "kind": "popup",
                             *       "side": "end"
                             *     }
                             */
                            placement: {
                                /** @enum {string} */
                                kind: "popup";
                                /**
                                 * @default end
                                 * @enum {string}
                                 */
                                side: "start" | "end";
                            } | {
                                /** @enum {string} */
                                kind: "slide-in";
                            } | {
                                /** @enum {string} */
                                kind: "inline";
                                selector: string;
                            } | {
                                /** @enum {string} */
                                kind: "tab";
                                /**
                                 * @default end
                                 * @enum {string}
                                 */
                                side: "start" | "end";
                            };
                            rules: {
                                /** @default [] */
                                includePages: string[];
                                /** @default [] */
                                excludePages: string[];
                                /** @default 0 */
                                afterSeconds: number;
                                /** @default 0 */
                                afterScrollPercent: number;
                                /** @default 1 */
                                fromVisit: number;
                                /** @default 100 */
                                visitorsPercent: number;
                                /** @default [] */
                                devices: ("phone" | "tablet" | "desktop")[];
                                /** @default {} */
                                traits: {
                                    [key: string]: string[];
                                };
                                /** @default [] */
                                events: string[];
                                /** @default 30 */
                                quietDays: number;
                                /** @default 90 */
                                againDays: number;
                            };
                            /** @default [] */
                            allowedOrigins: string[];
                            /** @default null */
                            delightedKey: string | null;
                            key: string | null;
                            script: string | null;
                            snippet: string | null;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default true */
                        enabled?: boolean;
                        /**
                         * @default {
                         *       "kind": "popup",
                         *       "side": "end"
                         *     }
                         */
                        placement?: {
                            /** @enum {string} */
                            kind: "popup";
                            /**
                             * @default end
                             * @enum {string}
                             */
                            side?: "start" | "end";
                        } | {
                            /** @enum {string} */
                            kind: "slide-in";
                        } | {
                            /** @enum {string} */
                            kind: "inline";
                            selector: string;
                        } | {
                            /** @enum {string} */
                            kind: "tab";
                            /**
                             * @default end
                             * @enum {string}
                             */
                            side?: "start" | "end";
                        };
                        /** @default {} */
                        rules?: {
                            /** @default [] */
                            includePages?: string[];
                            /** @default [] */
                            excludePages?: string[];
                            /** @default 0 */
                            afterSeconds?: number;
                            /** @default 0 */
                            afterScrollPercent?: number;
                            /** @default 1 */
                            fromVisit?: number;
                            /** @default 100 */
                            visitorsPercent?: number;
                            /** @default [] */
                            devices?: ("phone" | "tablet" | "desktop")[];
                            /** @default {} */
                            traits?: {
                                [key: string]: string[];
                            };
                            /** @default [] */
                            events?: string[];
                            /** @default 30 */
                            quietDays?: number;
                            /** @default 90 */
                            againDays?: number;
                        };
                        /** @default [] */
                        allowedOrigins?: string[];
                        /** @default null */
                        delightedKey?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default true */
                            enabled: boolean;
                            /**
                             * @default {
                             *       "kind": "popup",
                             *       "side": "end"
                             *     }
                             */
                            placement: {
                                /** @enum {string} */
                                kind: "popup";
                                /**
                                 * @default end
                                 * @enum {string}
                                 */
                                side: "start" | "end";
                            } | {
                                /** @enum {string} */
                                kind: "slide-in";
                            } | {
                                /** @enum {string} */
                                kind: "inline";
                                selector: string;
                            } | {
                                /** @enum {string} */
                                kind: "tab";
                                /**
                                 * @default end
                                 * @enum {string}
                                 */
                                side: "start" | "end";
                            };
                            rules: {
                                /** @default [] */
                                includePages: string[];
                                /** @default [] */
                                excludePages: string[];
                                /** @default 0 */
                                afterSeconds: number;
                                /** @default 0 */
                                afterScrollPercent: number;
                                /** @default 1 */
                                fromVisit: number;
                                /** @default 100 */
                                visitorsPercent: number;
                                /** @default [] */
                                devices: ("phone" | "tablet" | "desktop")[];
                                /** @default {} */
                                traits: {
                                    [key: string]: string[];
                                };
                                /** @default [] */
                                events: string[];
                                /** @default 30 */
                                quietDays: number;
                                /** @default 90 */
                                againDays: number;
                            };
                            /** @default [] */
                            allowedOrigins: string[];
                            /** @default null */
                            delightedKey: string | null;
                            key: string | null;
                            script: string | null;
                            snippet: string | null;
                        };
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
    "/api/v1/surveys/{surveyId}/widget/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default true */
                            enabled: boolean;
                            /**
                             * @default {
                             *       "kind": "popup",
                             *       "side": "end"
                             *     }
                             */
                            placement: {
                                /** @enum {string} */
                                kind: "popup";
                                /**
                                 * @default end
                                 * @enum {string}
                                 */
                                side: "start" | "end";
                            } | {
                                /** @enum {string} */
                                kind: "slide-in";
                            } | {
                                /** @enum {string} */
                                kind: "inline";
                                selector: string;
                            } | {
                                /** @enum {string} */
                                kind: "tab";
                                /**
                                 * @default end
                                 * @enum {string}
                                 */
                                side: "start" | "end";
                            };
                            rules: {
                                /** @default [] */
                                includePages: string[];
                                /** @default [] */
                                excludePages: string[];
                                /** @default 0 */
                                afterSeconds: number;
                                /** @default 0 */
                                afterScrollPercent: number;
                                /** @default 1 */
                                fromVisit: number;
                                /** @default 100 */
                                visitorsPercent: number;
                                /** @default [] */
                                devices: ("phone" | "tablet" | "desktop")[];
                                /** @default {} */
                                traits: {
                                    [key: string]: string[];
                                };
                                /** @default [] */
                                events: string[];
                                /** @default 30 */
                                quietDays: number;
                                /** @default 90 */
                                againDays: number;
                            };
                            /** @default [] */
                            allowedOrigins: string[];
                            /** @default null */
                            delightedKey: string | null;
                            key: string | null;
                            script: string | null;
                            snippet: string | null;
                        };
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
    "/api/v1/surveys/{surveyId}/widget/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            totals: {
                                loads: number;
                                impressions: number;
                                views: number;
                                dismissals: number;
                                answers: number;
                            };
                            byDay: {
                                /** Format: date */
                                day: string;
                                loads: number;
                                impressions: number;
                                views: number;
                                dismissals: number;
                                answers: number;
                            }[];
                            byPage: {
                                value: string;
                                loads: number;
                                impressions: number;
                                views: number;
                                dismissals: number;
                                answers: number;
                            }[];
                            byReferrer: {
                                value: string;
                                loads: number;
                                impressions: number;
                                views: number;
                                dismissals: number;
                                answers: number;
                            }[];
                            byDevice: {
                                value: string;
                                loads: number;
                                impressions: number;
                                views: number;
                                dismissals: number;
                                answers: number;
                            }[];
                        };
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
    "/api/v1/public-page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            slug: string | null;
                            enabled: boolean;
                            link: string | null;
                            forms: {
                                /** Format: uuid */
                                surveyId: string;
                                name: string;
                                /** @enum {string} */
                                purpose: "feedback" | "ideas";
                                open: boolean;
                                link: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        slug: string;
                        /** @default true */
                        enabled?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            slug: string | null;
                            enabled: boolean;
                            link: string | null;
                            forms: {
                                /** Format: uuid */
                                surveyId: string;
                                name: string;
                                /** @enum {string} */
                                purpose: "feedback" | "ideas";
                                open: boolean;
                                link: string | null;
                            }[];
                        };
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
    "/api/v1/surveys/{surveyId}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            purpose: ("feedback" | "ideas") | null;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        purpose: ("feedback" | "ideas") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            purpose: ("feedback" | "ideas") | null;
                        };
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
    "/api/v1/surveys/{surveyId}/audience/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        audience: {
                            /** @enum {string} */
                            who: "everybody" | "segment" | "members" | "event";
                            /** Format: uuid */
                            segmentId?: string;
                            event?: string;
                            /** @default 0 */
                            delayMinutes?: number;
                            sample?: {
                                seed?: string;
                                size?: number;
                                proportionalTo?: string;
                                quotas?: {
                                    attribute: string;
                                    sizes: {
                                        [key: string]: number;
                                    };
                                };
                            };
                        };
                        /**
                         * @default email
                         * @enum {string}
                         */
                        channel?: "email" | "sms" | "telegram" | "phone";
                        /** Format: uuid */
                        sendingId?: string;
                        /** Format: date-time */
                        startsAt?: string;
                        wantedMargin?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: number;
                            asked: number;
                            later: number;
                            when: {
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                first: string;
                                /** Format: date-time */
                                last: string;
                                days: {
                                    /** Format: date */
                                    day: string;
                                    people: number;
                                }[];
                            } | null;
                            leftOut: {
                                /** @enum {string} */
                                reason: "no_address" | "test_address" | "staff" | "unsubscribed" | "complained" | "bounced" | "suppressed" | "forgotten" | "no_consent" | "quiet_time_kind" | "quiet_time_workspace" | "answered_recently" | "sampled_out" | "quota_full" | "already_invited" | "already_answered" | "survey_closed" | "stopped" | "cancelled" | "person_erased";
                                people: number;
                            }[];
                            strata: {
                                stratum: string;
                                eligible: number;
                                quota: number;
                                drawn: number;
                            }[];
                            responseRate: {
                                share: number;
                                lower: number;
                                upper: number;
                                invited: number;
                                answered: number;
                                /** @enum {string} */
                                basis: "survey_channel" | "survey" | "workspace";
                            } | null;
                            expectedAnswers: {
                                expected: number;
                                lower: number;
                                upper: number;
                            } | null;
                            expectedMargin: number | null;
                            variance: {
                                value: number;
                                /** @enum {string} */
                                from: "answers" | "assumed";
                            };
                            wanted: {
                                margin: number;
                                answers: number;
                                invitations: number | null;
                                enough: boolean | null;
                            } | null;
                        };
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
    "/api/v1/asking-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            quietDaysWorkspace: number;
                            answersCount: boolean;
                            staffDomains: string[];
                            consentNeeded: ("email" | "sms" | "telegram" | "phone")[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        quietDaysWorkspace?: number;
                        answersCount?: boolean;
                        staffDomains?: string[];
                        consentNeeded?: ("email" | "sms" | "telegram" | "phone")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            quietDaysWorkspace: number;
                            answersCount: boolean;
                            staffDomains: string[];
                            consentNeeded: ("email" | "sms" | "telegram" | "phone")[];
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/asking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                quietDaysKind: number;
                                /** @enum {string} */
                                whenQuiet: "later" | "skip";
                                quietHours: {
                                    from: string;
                                    to: string;
                                } | null;
                                workingDays: number[];
                                reminders: {
                                    count: number;
                                    afterDays: number;
                                };
                                expiresAfterDays: number;
                                perMinute: number | null;
                                rampUp: {
                                    firstDay: number;
                                    growth: number;
                                } | null;
                                /** @enum {string} */
                                unconfirmed: "ask" | "treat_as_sent" | "send_again";
                            };
                            mail: {
                                /** @default null */
                                senderName: string | null;
                                /** @default null */
                                replyTo: string | null;
                                /** @default  */
                                footer: string;
                                /** @default {} */
                                texts: {
                                    [key: string]: {
                                        subject: string;
                                        intro: string;
                                        /** @default {} */
                                        byGroup: {
                                            [key: string]: {
                                                subject: string;
                                                intro: string;
                                            };
                                        };
                                        /** @default null */
                                        reminder: {
                                            subject: string;
                                            intro: string;
                                        } | null;
                                    };
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules?: {
                            quietDaysKind?: number;
                            /** @enum {string} */
                            whenQuiet?: "later" | "skip";
                            quietHours?: {
                                from: string;
                                to: string;
                            } | null;
                            workingDays?: number[];
                            reminders?: {
                                count: number;
                                afterDays: number;
                            };
                            expiresAfterDays?: number;
                            perMinute?: number | null;
                            rampUp?: {
                                firstDay: number;
                                growth: number;
                            } | null;
                            /** @enum {string} */
                            unconfirmed?: "ask" | "treat_as_sent" | "send_again";
                        };
                        mail?: {
                            /** @default null */
                            senderName?: string | null;
                            /** @default null */
                            replyTo?: string | null;
                            /** @default  */
                            footer?: string;
                            /** @default {} */
                            texts?: {
                                [key: string]: {
                                    subject: string;
                                    intro: string;
                                    /** @default {} */
                                    byGroup?: {
                                        [key: string]: {
                                            subject: string;
                                            intro: string;
                                        };
                                    };
                                    /** @default null */
                                    reminder?: {
                                        subject: string;
                                        intro: string;
                                    } | null;
                                };
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                quietDaysKind: number;
                                /** @enum {string} */
                                whenQuiet: "later" | "skip";
                                quietHours: {
                                    from: string;
                                    to: string;
                                } | null;
                                workingDays: number[];
                                reminders: {
                                    count: number;
                                    afterDays: number;
                                };
                                expiresAfterDays: number;
                                perMinute: number | null;
                                rampUp: {
                                    firstDay: number;
                                    growth: number;
                                } | null;
                                /** @enum {string} */
                                unconfirmed: "ask" | "treat_as_sent" | "send_again";
                            };
                            mail: {
                                /** @default null */
                                senderName: string | null;
                                /** @default null */
                                replyTo: string | null;
                                /** @default  */
                                footer: string;
                                /** @default {} */
                                texts: {
                                    [key: string]: {
                                        subject: string;
                                        intro: string;
                                        /** @default {} */
                                        byGroup: {
                                            [key: string]: {
                                                subject: string;
                                                intro: string;
                                            };
                                        };
                                        /** @default null */
                                        reminder: {
                                            subject: string;
                                            intro: string;
                                        } | null;
                                    };
                                };
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/sendings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                surveyId: string;
                                name: string;
                                /** @enum {string} */
                                status: "draft" | "running" | "paused" | "stopped" | "finished";
                                /** @enum {string} */
                                channel: "email" | "sms" | "telegram" | "phone";
                                audience: {
                                    /** @enum {string} */
                                    who: "everybody" | "segment" | "members" | "event";
                                    /** Format: uuid */
                                    segmentId?: string;
                                    event?: string;
                                    /** @default 0 */
                                    delayMinutes: number;
                                    sample?: {
                                        seed?: string;
                                        size?: number;
                                        proportionalTo?: string;
                                        quotas?: {
                                            attribute: string;
                                            sizes: {
                                                [key: string]: number;
                                            };
                                        };
                                    };
                                };
                                plan: {
                                    /** @enum {string} */
                                    kind: "once";
                                    /** Format: date-time */
                                    at?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "waves";
                                    /** Format: date-time */
                                    at?: string;
                                    waves: number;
                                    everyDays: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "drip";
                                    everyDays: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "pulse";
                                    /** Format: uuid */
                                    changeId: string;
                                    daysAfter: number;
                                    /** @default 10:00 */
                                    at: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "event";
                                };
                                rules: {
                                    quietDaysKind?: number;
                                    /** @enum {string} */
                                    whenQuiet?: "later" | "skip";
                                    quietHours?: {
                                        from: string;
                                        to: string;
                                    } | null;
                                    workingDays?: number[];
                                    reminders?: {
                                        count: number;
                                        afterDays: number;
                                    };
                                    expiresAfterDays?: number;
                                    perMinute?: number | null;
                                    rampUp?: {
                                        firstDay: number;
                                        growth: number;
                                    } | null;
                                    /** @enum {string} */
                                    unconfirmed?: "ask" | "treat_as_sent" | "send_again";
                                };
                                properties: {
                                    [key: string]: string | number | boolean;
                                };
                                draw: {
                                    seed: string;
                                    method: string;
                                    /** Format: date-time */
                                    drawnAt: string;
                                    drawnBy: string;
                                    people: number;
                                    eligible: number;
                                    drawn: number;
                                    strata: {
                                        stratum: string;
                                        eligible: number;
                                        quota: number;
                                        drawn: number;
                                    }[];
                                } | null;
                                counts: {
                                    fates: {
                                        state: string;
                                        people: number;
                                    }[];
                                    reasons: {
                                        state: string;
                                        reason: string;
                                        people: number;
                                    }[];
                                    total: number;
                                };
                                startsAt: string | null;
                                startedAt: string | null;
                                finishedAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * @default email
                         * @enum {string}
                         */
                        channel?: "email" | "sms" | "telegram" | "phone";
                        audience: {
                            /** @enum {string} */
                            who: "everybody" | "segment" | "members" | "event";
                            /** Format: uuid */
                            segmentId?: string;
                            event?: string;
                            /** @default 0 */
                            delayMinutes?: number;
                            sample?: {
                                seed?: string;
                                size?: number;
                                proportionalTo?: string;
                                quotas?: {
                                    attribute: string;
                                    sizes: {
                                        [key: string]: number;
                                    };
                                };
                            };
                        };
                        plan: {
                            /** @enum {string} */
                            kind: "once";
                            /** Format: date-time */
                            at?: string;
                        } | {
                            /** @enum {string} */
                            kind: "waves";
                            /** Format: date-time */
                            at?: string;
                            waves: number;
                            everyDays: number;
                        } | {
                            /** @enum {string} */
                            kind: "drip";
                            everyDays: number;
                        } | {
                            /** @enum {string} */
                            kind: "pulse";
                            /** Format: uuid */
                            changeId: string;
                            daysAfter: number;
                            /** @default 10:00 */
                            at?: string;
                        } | {
                            /** @enum {string} */
                            kind: "event";
                        };
                        /** @default {} */
                        rules?: {
                            quietDaysKind?: number;
                            /** @enum {string} */
                            whenQuiet?: "later" | "skip";
                            quietHours?: {
                                from: string;
                                to: string;
                            } | null;
                            workingDays?: number[];
                            reminders?: {
                                count: number;
                                afterDays: number;
                            };
                            expiresAfterDays?: number;
                            perMinute?: number | null;
                            rampUp?: {
                                firstDay: number;
                                growth: number;
                            } | null;
                            /** @enum {string} */
                            unconfirmed?: "ask" | "treat_as_sent" | "send_again";
                        };
                        /** @default {} */
                        properties?: {
                            [key: string]: string | number | boolean;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            name: string;
                            /** @enum {string} */
                            status: "draft" | "running" | "paused" | "stopped" | "finished";
                            /** @enum {string} */
                            channel: "email" | "sms" | "telegram" | "phone";
                            audience: {
                                /** @enum {string} */
                                who: "everybody" | "segment" | "members" | "event";
                                /** Format: uuid */
                                segmentId?: string;
                                event?: string;
                                /** @default 0 */
                                delayMinutes: number;
                                sample?: {
                                    seed?: string;
                                    size?: number;
                                    proportionalTo?: string;
                                    quotas?: {
                                        attribute: string;
                                        sizes: {
                                            [key: string]: number;
                                        };
                                    };
                                };
                            };
                            plan: {
                                /** @enum {string} */
                                kind: "once";
                                /** Format: date-time */
                                at?: string;
                            } | {
                                /** @enum {string} */
                                kind: "waves";
                                /** Format: date-time */
                                at?: string;
                                waves: number;
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "drip";
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "pulse";
                                /** Format: uuid */
                                changeId: string;
                                daysAfter: number;
                                /** @default 10:00 */
                                at: string;
                            } | {
                                /** @enum {string} */
                                kind: "event";
                            };
                            rules: {
                                quietDaysKind?: number;
                                /** @enum {string} */
                                whenQuiet?: "later" | "skip";
                                quietHours?: {
                                    from: string;
                                    to: string;
                                } | null;
                                workingDays?: number[];
                                reminders?: {
                                    count: number;
                                    afterDays: number;
                                };
                                expiresAfterDays?: number;
                                perMinute?: number | null;
                                rampUp?: {
                                    firstDay: number;
                                    growth: number;
                                } | null;
                                /** @enum {string} */
                                unconfirmed?: "ask" | "treat_as_sent" | "send_again";
                            };
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            draw: {
                                seed: string;
                                method: string;
                                /** Format: date-time */
                                drawnAt: string;
                                drawnBy: string;
                                people: number;
                                eligible: number;
                                drawn: number;
                                strata: {
                                    stratum: string;
                                    eligible: number;
                                    quota: number;
                                    drawn: number;
                                }[];
                            } | null;
                            counts: {
                                fates: {
                                    state: string;
                                    people: number;
                                }[];
                                reasons: {
                                    state: string;
                                    reason: string;
                                    people: number;
                                }[];
                                total: number;
                            };
                            startsAt: string | null;
                            startedAt: string | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
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
    "/api/v1/sendings/{sendingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sendingId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            name: string;
                            /** @enum {string} */
                            status: "draft" | "running" | "paused" | "stopped" | "finished";
                            /** @enum {string} */
                            channel: "email" | "sms" | "telegram" | "phone";
                            audience: {
                                /** @enum {string} */
                                who: "everybody" | "segment" | "members" | "event";
                                /** Format: uuid */
                                segmentId?: string;
                                event?: string;
                                /** @default 0 */
                                delayMinutes: number;
                                sample?: {
                                    seed?: string;
                                    size?: number;
                                    proportionalTo?: string;
                                    quotas?: {
                                        attribute: string;
                                        sizes: {
                                            [key: string]: number;
                                        };
                                    };
                                };
                            };
                            plan: {
                                /** @enum {string} */
                                kind: "once";
                                /** Format: date-time */
                                at?: string;
                            } | {
                                /** @enum {string} */
                                kind: "waves";
                                /** Format: date-time */
                                at?: string;
                                waves: number;
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "drip";
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "pulse";
                                /** Format: uuid */
                                changeId: string;
                                daysAfter: number;
                                /** @default 10:00 */
                                at: string;
                            } | {
                                /** @enum {string} */
                                kind: "event";
                            };
                            rules: {
                                quietDaysKind?: number;
                                /** @enum {string} */
                                whenQuiet?: "later" | "skip";
                                quietHours?: {
                                    from: string;
                                    to: string;
                                } | null;
                                workingDays?: number[];
                                reminders?: {
                                    count: number;
                                    afterDays: number;
                                };
                                expiresAfterDays?: number;
                                perMinute?: number | null;
                                rampUp?: {
                                    firstDay: number;
                                    growth: number;
                                } | null;
                                /** @enum {string} */
                                unconfirmed?: "ask" | "treat_as_sent" | "send_again";
                            };
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            draw: {
                                seed: string;
                                method: string;
                                /** Format: date-time */
                                drawnAt: string;
                                drawnBy: string;
                                people: number;
                                eligible: number;
                                drawn: number;
                                strata: {
                                    stratum: string;
                                    eligible: number;
                                    quota: number;
                                    drawn: number;
                                }[];
                            } | null;
                            counts: {
                                fates: {
                                    state: string;
                                    people: number;
                                }[];
                                reasons: {
                                    state: string;
                                    reason: string;
                                    people: number;
                                }[];
                                total: number;
                            };
                            startsAt: string | null;
                            startedAt: string | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sendingId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
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
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sendingId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        channel?: "email" | "sms" | "telegram" | "phone";
                        audience?: {
                            /** @enum {string} */
                            who: "everybody" | "segment" | "members" | "event";
                            /** Format: uuid */
                            segmentId?: string;
                            event?: string;
                            /** @default 0 */
                            delayMinutes?: number;
                            sample?: {
                                seed?: string;
                                size?: number;
                                proportionalTo?: string;
                                quotas?: {
                                    attribute: string;
                                    sizes: {
                                        [key: string]: number;
                                    };
                                };
                            };
                        };
                        plan?: {
                            /** @enum {string} */
                            kind: "once";
                            /** Format: date-time */
                            at?: string;
                        } | {
                            /** @enum {string} */
                            kind: "waves";
                            /** Format: date-time */
                            at?: string;
                            waves: number;
                            everyDays: number;
                        } | {
                            /** @enum {string} */
                            kind: "drip";
                            everyDays: number;
                        } | {
                            /** @enum {string} */
                            kind: "pulse";
                            /** Format: uuid */
                            changeId: string;
                            daysAfter: number;
                            /** @default 10:00 */
                            at?: string;
                        } | {
                            /** @enum {string} */
                            kind: "event";
                        };
                        rules?: {
                            quietDaysKind?: number;
                            /** @enum {string} */
                            whenQuiet?: "later" | "skip";
                            quietHours?: {
                                from: string;
                                to: string;
                            } | null;
                            workingDays?: number[];
                            reminders?: {
                                count: number;
                                afterDays: number;
                            };
                            expiresAfterDays?: number;
                            perMinute?: number | null;
                            rampUp?: {
                                firstDay: number;
                                growth: number;
                            } | null;
                            /** @enum {string} */
                            unconfirmed?: "ask" | "treat_as_sent" | "send_again";
                        };
                        properties?: {
                            [key: string]: string | number | boolean;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            name: string;
                            /** @enum {string} */
                            status: "draft" | "running" | "paused" | "stopped" | "finished";
                            /** @enum {string} */
                            channel: "email" | "sms" | "telegram" | "phone";
                            audience: {
                                /** @enum {string} */
                                who: "everybody" | "segment" | "members" | "event";
                                /** Format: uuid */
                                segmentId?: string;
                                event?: string;
                                /** @default 0 */
                                delayMinutes: number;
                                sample?: {
                                    seed?: string;
                                    size?: number;
                                    proportionalTo?: string;
                                    quotas?: {
                                        attribute: string;
                                        sizes: {
                                            [key: string]: number;
                                        };
                                    };
                                };
                            };
                            plan: {
                                /** @enum {string} */
                                kind: "once";
                                /** Format: date-time */
                                at?: string;
                            } | {
                                /** @enum {string} */
                                kind: "waves";
                                /** Format: date-time */
                                at?: string;
                                waves: number;
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "drip";
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "pulse";
                                /** Format: uuid */
                                changeId: string;
                                daysAfter: number;
                                /** @default 10:00 */
                                at: string;
                            } | {
                                /** @enum {string} */
                                kind: "event";
                            };
                            rules: {
                                quietDaysKind?: number;
                                /** @enum {string} */
                                whenQuiet?: "later" | "skip";
                                quietHours?: {
                                    from: string;
                                    to: string;
                                } | null;
                                workingDays?: number[];
                                reminders?: {
                                    count: number;
                                    afterDays: number;
                                };
                                expiresAfterDays?: number;
                                perMinute?: number | null;
                                rampUp?: {
                                    firstDay: number;
                                    growth: number;
                                } | null;
                                /** @enum {string} */
                                unconfirmed?: "ask" | "treat_as_sent" | "send_again";
                            };
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            draw: {
                                seed: string;
                                method: string;
                                /** Format: date-time */
                                drawnAt: string;
                                drawnBy: string;
                                people: number;
                                eligible: number;
                                drawn: number;
                                strata: {
                                    stratum: string;
                                    eligible: number;
                                    quota: number;
                                    drawn: number;
                                }[];
                            } | null;
                            counts: {
                                fates: {
                                    state: string;
                                    people: number;
                                }[];
                                reasons: {
                                    state: string;
                                    reason: string;
                                    people: number;
                                }[];
                                total: number;
                            };
                            startsAt: string | null;
                            startedAt: string | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/sendings/{sendingId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sendingId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        members: {
                            /** Format: uuid */
                            personId: string;
                            /** @default {} */
                            properties?: {
                                [key: string]: string | number | boolean;
                            };
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            members: number;
                        };
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
    "/api/v1/sendings/{sendingId}/members/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sendingId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        personIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            members: number;
                        };
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
    "/api/v1/sendings/{sendingId}/draw.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sendingId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
    "/api/v1/sendings/{sendingId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sendingId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            name: string;
                            /** @enum {string} */
                            status: "draft" | "running" | "paused" | "stopped" | "finished";
                            /** @enum {string} */
                            channel: "email" | "sms" | "telegram" | "phone";
                            audience: {
                                /** @enum {string} */
                                who: "everybody" | "segment" | "members" | "event";
                                /** Format: uuid */
                                segmentId?: string;
                                event?: string;
                                /** @default 0 */
                                delayMinutes: number;
                                sample?: {
                                    seed?: string;
                                    size?: number;
                                    proportionalTo?: string;
                                    quotas?: {
                                        attribute: string;
                                        sizes: {
                                            [key: string]: number;
                                        };
                                    };
                                };
                            };
                            plan: {
                                /** @enum {string} */
                                kind: "once";
                                /** Format: date-time */
                                at?: string;
                            } | {
                                /** @enum {string} */
                                kind: "waves";
                                /** Format: date-time */
                                at?: string;
                                waves: number;
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "drip";
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "pulse";
                                /** Format: uuid */
                                changeId: string;
                                daysAfter: number;
                                /** @default 10:00 */
                                at: string;
                            } | {
                                /** @enum {string} */
                                kind: "event";
                            };
                            rules: {
                                quietDaysKind?: number;
                                /** @enum {string} */
                                whenQuiet?: "later" | "skip";
                                quietHours?: {
                                    from: string;
                                    to: string;
                                } | null;
                                workingDays?: number[];
                                reminders?: {
                                    count: number;
                                    afterDays: number;
                                };
                                expiresAfterDays?: number;
                                perMinute?: number | null;
                                rampUp?: {
                                    firstDay: number;
                                    growth: number;
                                } | null;
                                /** @enum {string} */
                                unconfirmed?: "ask" | "treat_as_sent" | "send_again";
                            };
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            draw: {
                                seed: string;
                                method: string;
                                /** Format: date-time */
                                drawnAt: string;
                                drawnBy: string;
                                people: number;
                                eligible: number;
                                drawn: number;
                                strata: {
                                    stratum: string;
                                    eligible: number;
                                    quota: number;
                                    drawn: number;
                                }[];
                            } | null;
                            counts: {
                                fates: {
                                    state: string;
                                    people: number;
                                }[];
                                reasons: {
                                    state: string;
                                    reason: string;
                                    people: number;
                                }[];
                                total: number;
                            };
                            startsAt: string | null;
                            startedAt: string | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
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
    "/api/v1/sendings/{sendingId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sendingId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            name: string;
                            /** @enum {string} */
                            status: "draft" | "running" | "paused" | "stopped" | "finished";
                            /** @enum {string} */
                            channel: "email" | "sms" | "telegram" | "phone";
                            audience: {
                                /** @enum {string} */
                                who: "everybody" | "segment" | "members" | "event";
                                /** Format: uuid */
                                segmentId?: string;
                                event?: string;
                                /** @default 0 */
                                delayMinutes: number;
                                sample?: {
                                    seed?: string;
                                    size?: number;
                                    proportionalTo?: string;
                                    quotas?: {
                                        attribute: string;
                                        sizes: {
                                            [key: string]: number;
                                        };
                                    };
                                };
                            };
                            plan: {
                                /** @enum {string} */
                                kind: "once";
                                /** Format: date-time */
                                at?: string;
                            } | {
                                /** @enum {string} */
                                kind: "waves";
                                /** Format: date-time */
                                at?: string;
                                waves: number;
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "drip";
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "pulse";
                                /** Format: uuid */
                                changeId: string;
                                daysAfter: number;
                                /** @default 10:00 */
                                at: string;
                            } | {
                                /** @enum {string} */
                                kind: "event";
                            };
                            rules: {
                                quietDaysKind?: number;
                                /** @enum {string} */
                                whenQuiet?: "later" | "skip";
                                quietHours?: {
                                    from: string;
                                    to: string;
                                } | null;
                                workingDays?: number[];
                                reminders?: {
                                    count: number;
                                    afterDays: number;
                                };
                                expiresAfterDays?: number;
                                perMinute?: number | null;
                                rampUp?: {
                                    firstDay: number;
                                    growth: number;
                                } | null;
                                /** @enum {string} */
                                unconfirmed?: "ask" | "treat_as_sent" | "send_again";
                            };
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            draw: {
                                seed: string;
                                method: string;
                                /** Format: date-time */
                                drawnAt: string;
                                drawnBy: string;
                                people: number;
                                eligible: number;
                                drawn: number;
                                strata: {
                                    stratum: string;
                                    eligible: number;
                                    quota: number;
                                    drawn: number;
                                }[];
                            } | null;
                            counts: {
                                fates: {
                                    state: string;
                                    people: number;
                                }[];
                                reasons: {
                                    state: string;
                                    reason: string;
                                    people: number;
                                }[];
                                total: number;
                            };
                            startsAt: string | null;
                            startedAt: string | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
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
    "/api/v1/sendings/{sendingId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sendingId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            name: string;
                            /** @enum {string} */
                            status: "draft" | "running" | "paused" | "stopped" | "finished";
                            /** @enum {string} */
                            channel: "email" | "sms" | "telegram" | "phone";
                            audience: {
                                /** @enum {string} */
                                who: "everybody" | "segment" | "members" | "event";
                                /** Format: uuid */
                                segmentId?: string;
                                event?: string;
                                /** @default 0 */
                                delayMinutes: number;
                                sample?: {
                                    seed?: string;
                                    size?: number;
                                    proportionalTo?: string;
                                    quotas?: {
                                        attribute: string;
                                        sizes: {
                                            [key: string]: number;
                                        };
                                    };
                                };
                            };
                            plan: {
                                /** @enum {string} */
                                kind: "once";
                                /** Format: date-time */
                                at?: string;
                            } | {
                                /** @enum {string} */
                                kind: "waves";
                                /** Format: date-time */
                                at?: string;
                                waves: number;
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "drip";
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "pulse";
                                /** Format: uuid */
                                changeId: string;
                                daysAfter: number;
                                /** @default 10:00 */
                                at: string;
                            } | {
                                /** @enum {string} */
                                kind: "event";
                            };
                            rules: {
                                quietDaysKind?: number;
                                /** @enum {string} */
                                whenQuiet?: "later" | "skip";
                                quietHours?: {
                                    from: string;
                                    to: string;
                                } | null;
                                workingDays?: number[];
                                reminders?: {
                                    count: number;
                                    afterDays: number;
                                };
                                expiresAfterDays?: number;
                                perMinute?: number | null;
                                rampUp?: {
                                    firstDay: number;
                                    growth: number;
                                } | null;
                                /** @enum {string} */
                                unconfirmed?: "ask" | "treat_as_sent" | "send_again";
                            };
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            draw: {
                                seed: string;
                                method: string;
                                /** Format: date-time */
                                drawnAt: string;
                                drawnBy: string;
                                people: number;
                                eligible: number;
                                drawn: number;
                                strata: {
                                    stratum: string;
                                    eligible: number;
                                    quota: number;
                                    drawn: number;
                                }[];
                            } | null;
                            counts: {
                                fates: {
                                    state: string;
                                    people: number;
                                }[];
                                reasons: {
                                    state: string;
                                    reason: string;
                                    people: number;
                                }[];
                                total: number;
                            };
                            startsAt: string | null;
                            startedAt: string | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
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
    "/api/v1/sendings/{sendingId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sendingId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            name: string;
                            /** @enum {string} */
                            status: "draft" | "running" | "paused" | "stopped" | "finished";
                            /** @enum {string} */
                            channel: "email" | "sms" | "telegram" | "phone";
                            audience: {
                                /** @enum {string} */
                                who: "everybody" | "segment" | "members" | "event";
                                /** Format: uuid */
                                segmentId?: string;
                                event?: string;
                                /** @default 0 */
                                delayMinutes: number;
                                sample?: {
                                    seed?: string;
                                    size?: number;
                                    proportionalTo?: string;
                                    quotas?: {
                                        attribute: string;
                                        sizes: {
                                            [key: string]: number;
                                        };
                                    };
                                };
                            };
                            plan: {
                                /** @enum {string} */
                                kind: "once";
                                /** Format: date-time */
                                at?: string;
                            } | {
                                /** @enum {string} */
                                kind: "waves";
                                /** Format: date-time */
                                at?: string;
                                waves: number;
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "drip";
                                everyDays: number;
                            } | {
                                /** @enum {string} */
                                kind: "pulse";
                                /** Format: uuid */
                                changeId: string;
                                daysAfter: number;
                                /** @default 10:00 */
                                at: string;
                            } | {
                                /** @enum {string} */
                                kind: "event";
                            };
                            rules: {
                                quietDaysKind?: number;
                                /** @enum {string} */
                                whenQuiet?: "later" | "skip";
                                quietHours?: {
                                    from: string;
                                    to: string;
                                } | null;
                                workingDays?: number[];
                                reminders?: {
                                    count: number;
                                    afterDays: number;
                                };
                                expiresAfterDays?: number;
                                perMinute?: number | null;
                                rampUp?: {
                                    firstDay: number;
                                    growth: number;
                                } | null;
                                /** @enum {string} */
                                unconfirmed?: "ask" | "treat_as_sent" | "send_again";
                            };
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            draw: {
                                seed: string;
                                method: string;
                                /** Format: date-time */
                                drawnAt: string;
                                drawnBy: string;
                                people: number;
                                eligible: number;
                                drawn: number;
                                strata: {
                                    stratum: string;
                                    eligible: number;
                                    quota: number;
                                    drawn: number;
                                }[];
                            } | null;
                            counts: {
                                fates: {
                                    state: string;
                                    people: number;
                                }[];
                                reasons: {
                                    state: string;
                                    reason: string;
                                    people: number;
                                }[];
                                total: number;
                            };
                            startsAt: string | null;
                            startedAt: string | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
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
    "/api/v1/sending-calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date */
                                day: string;
                                sendingId: string | null;
                                name: string;
                                /** Format: uuid */
                                surveyId: string;
                                channel: string;
                                planned: number;
                                reminders: number;
                                sent: number;
                            }[];
                        };
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
    "/api/v1/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                channel: string;
                                /** @enum {string} */
                                state: "ok" | "down" | "not_configured";
                                since: string | null;
                                error: string | null;
                                nextTryAt: string | null;
                                waiting: number;
                                sending: number;
                                unconfirmed: number;
                                sentLastHour: number;
                            }[];
                        };
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
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    surveyId?: string;
                    sendingId?: string;
                    personId?: string;
                    state?: "planned" | "held_back" | "sending" | "sent" | "reminded" | "unconfirmed" | "bounced" | "answered" | "expired" | "unsubscribed" | "cancelled" | "not_asked";
                    reason?: string;
                    channel?: string;
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                surveyId: string;
                                sendingId: string | null;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string | null;
                                    email: string | null;
                                    phone: string | null;
                                };
                                channel: string;
                                /** @enum {string} */
                                state: "planned" | "held_back" | "sending" | "sent" | "reminded" | "unconfirmed" | "bounced" | "answered" | "expired" | "unsubscribed" | "cancelled" | "not_asked";
                                reason: string | null;
                                detail: string | null;
                                next: {
                                    /** @enum {string} */
                                    action: "ask" | "remind" | "expire";
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                stratum: string | null;
                                askedAt: string | null;
                                reminders: number;
                                answeredAt: string | null;
                                responseId: string | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: string | null;
                        };
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
    "/api/v1/invitations/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    surveyId?: string;
                    sendingId?: string;
                    personId?: string;
                    state?: "planned" | "held_back" | "sending" | "sent" | "reminded" | "unconfirmed" | "bounced" | "answered" | "expired" | "unsubscribed" | "cancelled" | "not_asked";
                    reason?: string;
                    channel?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
    "/api/v1/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invitationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            sendingId: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                                phone: string | null;
                            };
                            channel: string;
                            /** @enum {string} */
                            state: "planned" | "held_back" | "sending" | "sent" | "reminded" | "unconfirmed" | "bounced" | "answered" | "expired" | "unsubscribed" | "cancelled" | "not_asked";
                            reason: string | null;
                            detail: string | null;
                            next: {
                                /** @enum {string} */
                                action: "ask" | "remind" | "expire";
                                /** Format: date-time */
                                at: string;
                            } | null;
                            stratum: string | null;
                            askedAt: string | null;
                            reminders: number;
                            answeredAt: string | null;
                            responseId: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            messages: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                purpose: "ask" | "remind";
                                state: string;
                                address: string;
                                /** Format: date-time */
                                createdAt: string;
                                handedAt: string | null;
                                settledAt: string | null;
                                reply: string | null;
                            }[];
                            loads: {
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                kind: "score" | "page" | "honeypot";
                                score: number | null;
                            }[];
                        };
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
    "/api/v1/invitations/{invitationId}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invitationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        as: "sent" | "send_again";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            sendingId: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                                phone: string | null;
                            };
                            channel: string;
                            /** @enum {string} */
                            state: "planned" | "held_back" | "sending" | "sent" | "reminded" | "unconfirmed" | "bounced" | "answered" | "expired" | "unsubscribed" | "cancelled" | "not_asked";
                            reason: string | null;
                            detail: string | null;
                            next: {
                                /** @enum {string} */
                                action: "ask" | "remind" | "expire";
                                /** Format: date-time */
                                at: string;
                            } | null;
                            stratum: string | null;
                            askedAt: string | null;
                            reminders: number;
                            answeredAt: string | null;
                            responseId: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            messages: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                purpose: "ask" | "remind";
                                state: string;
                                address: string;
                                /** Format: date-time */
                                createdAt: string;
                                handedAt: string | null;
                                settledAt: string | null;
                                reply: string | null;
                            }[];
                            loads: {
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                kind: "score" | "page" | "honeypot";
                                score: number | null;
                            }[];
                        };
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
    "/api/v1/invitations/{invitationId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invitationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            sendingId: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                                phone: string | null;
                            };
                            channel: string;
                            /** @enum {string} */
                            state: "planned" | "held_back" | "sending" | "sent" | "reminded" | "unconfirmed" | "bounced" | "answered" | "expired" | "unsubscribed" | "cancelled" | "not_asked";
                            reason: string | null;
                            detail: string | null;
                            next: {
                                /** @enum {string} */
                                action: "ask" | "remind" | "expire";
                                /** Format: date-time */
                                at: string;
                            } | null;
                            stratum: string | null;
                            askedAt: string | null;
                            reminders: number;
                            answeredAt: string | null;
                            responseId: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            messages: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                purpose: "ask" | "remind";
                                state: string;
                                address: string;
                                /** Format: date-time */
                                createdAt: string;
                                handedAt: string | null;
                                settledAt: string | null;
                                reply: string | null;
                            }[];
                            loads: {
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                kind: "score" | "page" | "honeypot";
                                score: number | null;
                            }[];
                        };
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
    "/api/v1/surveys/{surveyId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        person?: {
                            /** Format: email */
                            email?: string;
                            phone?: string;
                            externalId?: string;
                            name?: string;
                        };
                        /** Format: uuid */
                        personId?: string;
                        /**
                         * @default email
                         * @enum {string}
                         */
                        channel?: "email" | "sms" | "telegram" | "phone";
                        /** @default 0 */
                        delaySeconds?: number;
                        /** @default {} */
                        properties?: {
                            [key: string]: string | number | boolean;
                        };
                        touchpoint?: string;
                        language?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            invitationId: string;
                            /** @enum {string} */
                            state: "planned" | "held_back" | "sending" | "sent" | "reminded" | "unconfirmed" | "bounced" | "answered" | "expired" | "unsubscribed" | "cancelled" | "not_asked";
                            reason: string | null;
                            at: string | null;
                        };
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
    "/api/v1/surveys/{surveyId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        event: string;
                        person: {
                            /** Format: email */
                            email?: string;
                            phone?: string;
                            externalId?: string;
                            name?: string;
                        };
                        /** Format: date-time */
                        at?: string;
                        /** @default {} */
                        properties?: {
                            [key: string]: string | number | boolean;
                        };
                        touchpoint?: string;
                        language?: string;
                        externalId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                invitationId: string;
                                /** @enum {string} */
                                state: "planned" | "held_back" | "sending" | "sent" | "reminded" | "unconfirmed" | "bounced" | "answered" | "expired" | "unsubscribed" | "cancelled" | "not_asked";
                                reason: string | null;
                                at: string | null;
                                /** Format: uuid */
                                sendingId: string;
                            }[];
                        };
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
    "/api/v1/surveys/{surveyId}/events/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        csv: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: number;
                            asked: number;
                            unheard: number;
                            notAsked: {
                                [key: string]: number;
                            };
                            rejected: {
                                line: number;
                                problem: string;
                            }[];
                        };
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
    "/api/v1/surveys/{surveyId}/response-rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    by?: string;
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: {
                                value: string;
                                invited: number;
                                answered: number;
                                share: number | null;
                                lower: number | null;
                                upper: number | null;
                            } | null;
                            data: {
                                value: string;
                                invited: number;
                                answered: number;
                                share: number | null;
                                lower: number | null;
                                upper: number | null;
                            }[];
                        };
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
    "/api/v1/surveys/{surveyId}/mail/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    language?: string;
                    group?: "promoter" | "passive" | "detractor";
                    reminder?: string;
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            language: string;
                            from: string;
                            subject: string;
                            html: string;
                            text: string;
                            bytes: number;
                        };
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
    "/api/v1/surveys/{surveyId}/mail/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        to: string;
                        language?: string;
                        /** @enum {string} */
                        group?: "promoter" | "passive" | "detractor";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            reply: string;
                        };
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
    "/api/v1/mail/provider-hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                provider: string;
                                url: string;
                            }[];
                        };
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
    "/api/v1/responses/{responseId}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    responseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        letIn: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
    "/api/v1/channels/sms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            configured: boolean;
                            provider: string | null;
                            sender: string | null;
                            incomingUrl: string;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        sender: string;
                        /** @enum {string} */
                        provider: "twilio";
                        accountSid: string;
                        authToken: string;
                        /** Format: uri */
                        baseUrl?: string;
                    } | {
                        sender: string;
                        /** @enum {string} */
                        provider: "vonage";
                        apiKey: string;
                        apiSecret: string;
                        /** Format: uri */
                        baseUrl?: string;
                    } | {
                        sender: string;
                        /** @enum {string} */
                        provider: "generic";
                        /** Format: uri */
                        url: string;
                        /** @default  */
                        token?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            configured: boolean;
                            provider: string | null;
                            sender: string | null;
                            incomingUrl: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            configured: boolean;
                            provider: string | null;
                            sender: string | null;
                            incomingUrl: string;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/telegram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            configured: boolean;
                            username: string | null;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        /**
                         * Format: uri
                         * @default https://api.telegram.org
                         */
                        baseUrl?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            configured: boolean;
                            username: string | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            configured: boolean;
                            username: string | null;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/message/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    channel: "sms" | "telegram";
                    language?: string;
                    reminder?: string;
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            language: string;
                            text: string;
                            parts: number | null;
                        };
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
    "/api/v1/surveys/{surveyId}/interview/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    sendingId?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                invitationId: string;
                                /** Format: uuid */
                                surveyId: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string | null;
                                    phone: string;
                                    language: string | null;
                                    attributes: {
                                        [key: string]: string | number | boolean;
                                    };
                                };
                                localTime: string;
                                timeZone: string;
                                decentHour: boolean;
                                /** Format: date-time */
                                dueAt: string;
                                isCallBack: boolean;
                                attempts: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string;
                                    outcome: string;
                                    note: string | null;
                                }[];
                                history: {
                                    /** Format: date-time */
                                    answeredAt: string;
                                    score: number;
                                    comment: string | null;
                                }[];
                            }[];
                            scripts: {
                                [key: string]: {
                                    greeting: string;
                                    texts: {
                                        question: string;
                                        lowEnd: string;
                                        highEnd: string;
                                        followUp: {
                                            promoter: string;
                                            passive: string;
                                            detractor: string;
                                        };
                                        thanks: {
                                            promoter: string;
                                            passive: string;
                                            detractor: string;
                                        };
                                        privacy: string;
                                    };
                                };
                            };
                        };
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
    "/api/v1/surveys/{surveyId}/interview/calls/{invitationId}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                    invitationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            invitationId: string;
                            /** Format: uuid */
                            surveyId: string;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                phone: string;
                                language: string | null;
                                attributes: {
                                    [key: string]: string | number | boolean;
                                };
                            };
                            localTime: string;
                            timeZone: string;
                            decentHour: boolean;
                            /** Format: date-time */
                            dueAt: string;
                            isCallBack: boolean;
                            attempts: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                outcome: string;
                                note: string | null;
                            }[];
                            history: {
                                /** Format: date-time */
                                answeredAt: string;
                                score: number;
                                comment: string | null;
                            }[];
                        };
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
    "/api/v1/surveys/{surveyId}/interview/calls/{invitationId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                    invitationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        outcome: "no_answer" | "call_back" | "refused" | "wrong_number" | "language_barrier";
                        /** @default  */
                        note?: string;
                        /** Format: date-time */
                        callBackAt?: string;
                        /** Format: date-time */
                        at?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
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
    "/api/v1/surveys/{surveyId}/interview/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        invitationId?: string;
                        /** @enum {string} */
                        channel: "phone" | "in_person";
                        score: number;
                        comment?: string;
                        person?: {
                            /** Format: email */
                            email?: string;
                            phone?: string;
                            externalId?: string;
                            name?: string;
                        };
                        language?: string;
                        touchpoint?: string;
                        /** @default {} */
                        properties?: {
                            [key: string]: string | number | boolean;
                        };
                        /** Format: date-time */
                        answeredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            created: boolean;
                        };
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
    "/api/v1/surveys/{surveyId}/reward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            reward: {
                                /** @enum {string} */
                                kind: "pool" | "shared";
                                title: {
                                    [key: string]: string;
                                };
                                sharedCode: string | null;
                                active: boolean;
                                lowStock: number;
                                stock: {
                                    left: number;
                                    given: number;
                                    low: boolean;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "pool" | "shared";
                        title: {
                            [key: string]: string;
                        };
                        /** @default null */
                        sharedCode?: string | null;
                        /** @default true */
                        active?: boolean;
                        /** @default 20 */
                        lowStock?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            reward: {
                                /** @enum {string} */
                                kind: "pool" | "shared";
                                title: {
                                    [key: string]: string;
                                };
                                sharedCode: string | null;
                                active: boolean;
                                lowStock: number;
                                stock: {
                                    left: number;
                                    given: number;
                                    low: boolean;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                            } | null;
                        };
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
    "/api/v1/surveys/{surveyId}/reward/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        codes: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            added: number;
                            known: number;
                        };
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
    "/api/v1/surveys/{surveyId}/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                    search?: string;
                    standing?: "counted" | "excluded" | "quarantined" | "all";
                    hasComment?: string;
                    tag?: string;
                    mayContact?: string;
                    import?: string;
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                surveyId: string;
                                score: number;
                                /** @enum {string} */
                                group: "promoter" | "passive" | "detractor";
                                comment: string | null;
                                properties: {
                                    [key: string]: string | number | boolean;
                                };
                                /** @enum {string} */
                                channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                                source: string | null;
                                touchpoint: string | null;
                                language: string | null;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string | null;
                                    email: string | null;
                                } | null;
                                mayContact: boolean;
                                tags: string[];
                                /** Format: date-time */
                                answeredAt: string;
                                /** Format: date-time */
                                recordedAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                exclusion: {
                                    reason: string;
                                    note: string;
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                quarantine: {
                                    reason: string;
                                    until: string | null;
                                } | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id?: string;
                        score: number;
                        comment?: string;
                        /** @default {} */
                        properties?: {
                            [key: string]: string | number | boolean;
                        };
                        person?: {
                            /** Format: email */
                            email?: string;
                            phone?: string;
                            externalId?: string;
                            name?: string;
                        };
                        /**
                         * @default api
                         * @enum {string}
                         */
                        channel?: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                        source?: string;
                        touchpoint?: string;
                        language?: string;
                        /** Format: date-time */
                        answeredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            score: number;
                            /** @enum {string} */
                            group: "promoter" | "passive" | "detractor";
                            comment: string | null;
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            /** @enum {string} */
                            channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                            source: string | null;
                            touchpoint: string | null;
                            language: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            mayContact: boolean;
                            tags: string[];
                            /** Format: date-time */
                            answeredAt: string;
                            /** Format: date-time */
                            recordedAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            exclusion: {
                                reason: string;
                                note: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            quarantine: {
                                reason: string;
                                until: string | null;
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            score: number;
                            /** @enum {string} */
                            group: "promoter" | "passive" | "detractor";
                            comment: string | null;
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            /** @enum {string} */
                            channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                            source: string | null;
                            touchpoint: string | null;
                            language: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            mayContact: boolean;
                            tags: string[];
                            /** Format: date-time */
                            answeredAt: string;
                            /** Format: date-time */
                            recordedAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            exclusion: {
                                reason: string;
                                note: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            quarantine: {
                                reason: string;
                                until: string | null;
                            } | null;
                        };
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
    "/api/v1/surveys/{surveyId}/responses/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                    search?: string;
                    standing?: "counted" | "excluded" | "quarantined" | "all";
                    hasComment?: string;
                    tag?: string;
                    mayContact?: string;
                    import?: string;
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answers: number;
                        };
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
    "/api/v1/surveys/{surveyId}/responses/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                    search?: string;
                    standing?: "counted" | "excluded" | "quarantined" | "all";
                    hasComment?: string;
                    tag?: string;
                    mayContact?: string;
                    import?: string;
                    format?: "csv" | "xlsx";
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
    "/api/v1/responses/{responseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    responseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            score: number;
                            /** @enum {string} */
                            group: "promoter" | "passive" | "detractor";
                            comment: string | null;
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            /** @enum {string} */
                            channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                            source: string | null;
                            touchpoint: string | null;
                            language: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            mayContact: boolean;
                            tags: string[];
                            /** Format: date-time */
                            answeredAt: string;
                            /** Format: date-time */
                            recordedAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            exclusion: {
                                reason: string;
                                note: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            quarantine: {
                                reason: string;
                                until: string | null;
                            } | null;
                            claimed: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            notes: {
                                /** Format: uuid */
                                id: string;
                                text: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            history: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                changes: {
                                    [key: string]: {
                                        from: unknown;
                                        to: unknown;
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    responseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
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
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    responseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        score?: number;
                        comment?: string | null;
                        properties?: {
                            [key: string]: string | number | boolean;
                        };
                        touchpoint?: string | null;
                        tags?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            score: number;
                            /** @enum {string} */
                            group: "promoter" | "passive" | "detractor";
                            comment: string | null;
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            /** @enum {string} */
                            channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                            source: string | null;
                            touchpoint: string | null;
                            language: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            mayContact: boolean;
                            tags: string[];
                            /** Format: date-time */
                            answeredAt: string;
                            /** Format: date-time */
                            recordedAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            exclusion: {
                                reason: string;
                                note: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            quarantine: {
                                reason: string;
                                until: string | null;
                            } | null;
                            claimed: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            notes: {
                                /** Format: uuid */
                                id: string;
                                text: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            history: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                changes: {
                                    [key: string]: {
                                        from: unknown;
                                        to: unknown;
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/responses/{responseId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    responseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            score: number;
                            /** @enum {string} */
                            group: "promoter" | "passive" | "detractor";
                            comment: string | null;
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            /** @enum {string} */
                            channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                            source: string | null;
                            touchpoint: string | null;
                            language: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            mayContact: boolean;
                            tags: string[];
                            /** Format: date-time */
                            answeredAt: string;
                            /** Format: date-time */
                            recordedAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            exclusion: {
                                reason: string;
                                note: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            quarantine: {
                                reason: string;
                                until: string | null;
                            } | null;
                            claimed: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            notes: {
                                /** Format: uuid */
                                id: string;
                                text: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            history: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                changes: {
                                    [key: string]: {
                                        from: unknown;
                                        to: unknown;
                                    };
                                };
                            }[];
                        };
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
    "/api/v1/responses/{responseId}/exclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    responseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        reason: "test" | "duplicate" | "staff" | "spam" | "not_a_customer" | "other";
                        /** @default  */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            score: number;
                            /** @enum {string} */
                            group: "promoter" | "passive" | "detractor";
                            comment: string | null;
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            /** @enum {string} */
                            channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                            source: string | null;
                            touchpoint: string | null;
                            language: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            mayContact: boolean;
                            tags: string[];
                            /** Format: date-time */
                            answeredAt: string;
                            /** Format: date-time */
                            recordedAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            exclusion: {
                                reason: string;
                                note: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            quarantine: {
                                reason: string;
                                until: string | null;
                            } | null;
                            claimed: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            notes: {
                                /** Format: uuid */
                                id: string;
                                text: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            history: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                changes: {
                                    [key: string]: {
                                        from: unknown;
                                        to: unknown;
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    responseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            surveyId: string;
                            score: number;
                            /** @enum {string} */
                            group: "promoter" | "passive" | "detractor";
                            comment: string | null;
                            properties: {
                                [key: string]: string | number | boolean;
                            };
                            /** @enum {string} */
                            channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                            source: string | null;
                            touchpoint: string | null;
                            language: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            mayContact: boolean;
                            tags: string[];
                            /** Format: date-time */
                            answeredAt: string;
                            /** Format: date-time */
                            recordedAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            exclusion: {
                                reason: string;
                                note: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            quarantine: {
                                reason: string;
                                until: string | null;
                            } | null;
                            claimed: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            notes: {
                                /** Format: uuid */
                                id: string;
                                text: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            history: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                changes: {
                                    [key: string]: {
                                        from: unknown;
                                        to: unknown;
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/responses/{responseId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    responseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            text: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
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
    "/api/v1/people/{personId}/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                surveyId: string;
                                score: number;
                                /** @enum {string} */
                                group: "promoter" | "passive" | "detractor";
                                comment: string | null;
                                properties: {
                                    [key: string]: string | number | boolean;
                                };
                                /** @enum {string} */
                                channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
                                source: string | null;
                                touchpoint: string | null;
                                language: string | null;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string | null;
                                    email: string | null;
                                } | null;
                                mayContact: boolean;
                                tags: string[];
                                /** Format: date-time */
                                answeredAt: string;
                                /** Format: date-time */
                                recordedAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                exclusion: {
                                    reason: string;
                                    note: string;
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                quarantine: {
                                    reason: string;
                                    until: string | null;
                                } | null;
                            }[];
                            nextCursor: string | null;
                        };
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
    "/api/v1/surveys/{surveyId}/responses/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One answer a line, as for a single one; results line by line. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
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
    "/api/v1/people/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One person a line, as for a single one; known ones are brought up to date. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
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
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                fileName: string;
                                bytes: number;
                                /** @enum {string} */
                                status: "uploaded" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                                kind: ("answers" | "people" | "unsubscribes" | "bounces") | null;
                                surveyId: string | null;
                                preview: {
                                    tool: string;
                                    encoding: string;
                                    delimiter: string | null;
                                    headerRows: number;
                                    columns: {
                                        index: number;
                                        header: string;
                                        samples: string[];
                                        field: string;
                                        why: string;
                                    }[];
                                    /** @enum {string} */
                                    dateOrder: "ymd" | "mdy" | "dmy" | "ambiguous" | "none";
                                    warnings: {
                                        code: string;
                                        args: {
                                            [key: string]: string | number;
                                        };
                                    }[];
                                    sample: {
                                        rows: number;
                                        accepted: number;
                                        rejected: number;
                                        reasons: {
                                            code: string;
                                            rows: number;
                                        }[];
                                    };
                                    rows: {
                                        row: number;
                                        cells: string[];
                                        /** @enum {string} */
                                        outcome: "answer" | "person" | "unsubscribe" | "bounce" | "rejected" | "skipped";
                                        reason: {
                                            code: string;
                                            args: {
                                                [key: string]: string | number;
                                            };
                                        } | null;
                                    }[];
                                } | null;
                                read: number;
                                imported: number;
                                updated: number;
                                unchanged: number;
                                rejected: number;
                                undone: number;
                                bytesRead: number;
                                rowsPerSecond: number | null;
                                secondsLeft: number | null;
                                reasons: {
                                    code: string;
                                    rows: number;
                                }[];
                                notes: {
                                    code: string;
                                    rows: number;
                                }[];
                                error: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                finishedAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            fileName: string;
                            bytes: number;
                            /** @enum {string} */
                            status: "uploaded" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                            kind: ("answers" | "people" | "unsubscribes" | "bounces") | null;
                            surveyId: string | null;
                            preview: {
                                tool: string;
                                encoding: string;
                                delimiter: string | null;
                                headerRows: number;
                                columns: {
                                    index: number;
                                    header: string;
                                    samples: string[];
                                    field: string;
                                    why: string;
                                }[];
                                /** @enum {string} */
                                dateOrder: "ymd" | "mdy" | "dmy" | "ambiguous" | "none";
                                warnings: {
                                    code: string;
                                    args: {
                                        [key: string]: string | number;
                                    };
                                }[];
                                sample: {
                                    rows: number;
                                    accepted: number;
                                    rejected: number;
                                    reasons: {
                                        code: string;
                                        rows: number;
                                    }[];
                                };
                                rows: {
                                    row: number;
                                    cells: string[];
                                    /** @enum {string} */
                                    outcome: "answer" | "person" | "unsubscribe" | "bounce" | "rejected" | "skipped";
                                    reason: {
                                        code: string;
                                        args: {
                                            [key: string]: string | number;
                                        };
                                    } | null;
                                }[];
                            } | null;
                            read: number;
                            imported: number;
                            updated: number;
                            unchanged: number;
                            rejected: number;
                            undone: number;
                            bytesRead: number;
                            rowsPerSecond: number | null;
                            secondsLeft: number | null;
                            reasons: {
                                code: string;
                                rows: number;
                            }[];
                            notes: {
                                code: string;
                                rows: number;
                            }[];
                            error: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
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
    "/api/v1/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            fileName: string;
                            bytes: number;
                            /** @enum {string} */
                            status: "uploaded" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                            kind: ("answers" | "people" | "unsubscribes" | "bounces") | null;
                            surveyId: string | null;
                            preview: {
                                tool: string;
                                encoding: string;
                                delimiter: string | null;
                                headerRows: number;
                                columns: {
                                    index: number;
                                    header: string;
                                    samples: string[];
                                    field: string;
                                    why: string;
                                }[];
                                /** @enum {string} */
                                dateOrder: "ymd" | "mdy" | "dmy" | "ambiguous" | "none";
                                warnings: {
                                    code: string;
                                    args: {
                                        [key: string]: string | number;
                                    };
                                }[];
                                sample: {
                                    rows: number;
                                    accepted: number;
                                    rejected: number;
                                    reasons: {
                                        code: string;
                                        rows: number;
                                    }[];
                                };
                                rows: {
                                    row: number;
                                    cells: string[];
                                    /** @enum {string} */
                                    outcome: "answer" | "person" | "unsubscribe" | "bounce" | "rejected" | "skipped";
                                    reason: {
                                        code: string;
                                        args: {
                                            [key: string]: string | number;
                                        };
                                    } | null;
                                }[];
                            } | null;
                            read: number;
                            imported: number;
                            updated: number;
                            unchanged: number;
                            rejected: number;
                            undone: number;
                            bytesRead: number;
                            rowsPerSecond: number | null;
                            secondsLeft: number | null;
                            reasons: {
                                code: string;
                                rows: number;
                            }[];
                            notes: {
                                code: string;
                                rows: number;
                            }[];
                            error: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
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
    "/api/v1/imports/{importId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default {} */
                        columns?: {
                            [key: string]: string;
                        };
                        /** @enum {string} */
                        dateOrder?: "ymd" | "mdy" | "dmy";
                        timeZone?: string;
                        /** @enum {string} */
                        kind?: "answers" | "people" | "unsubscribes" | "bounces";
                        sheets?: string[];
                        /** Format: date */
                        defaultDate?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            fileName: string;
                            bytes: number;
                            /** @enum {string} */
                            status: "uploaded" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                            kind: ("answers" | "people" | "unsubscribes" | "bounces") | null;
                            surveyId: string | null;
                            preview: {
                                tool: string;
                                encoding: string;
                                delimiter: string | null;
                                headerRows: number;
                                columns: {
                                    index: number;
                                    header: string;
                                    samples: string[];
                                    field: string;
                                    why: string;
                                }[];
                                /** @enum {string} */
                                dateOrder: "ymd" | "mdy" | "dmy" | "ambiguous" | "none";
                                warnings: {
                                    code: string;
                                    args: {
                                        [key: string]: string | number;
                                    };
                                }[];
                                sample: {
                                    rows: number;
                                    accepted: number;
                                    rejected: number;
                                    reasons: {
                                        code: string;
                                        rows: number;
                                    }[];
                                };
                                rows: {
                                    row: number;
                                    cells: string[];
                                    /** @enum {string} */
                                    outcome: "answer" | "person" | "unsubscribe" | "bounce" | "rejected" | "skipped";
                                    reason: {
                                        code: string;
                                        args: {
                                            [key: string]: string | number;
                                        };
                                    } | null;
                                }[];
                            } | null;
                            read: number;
                            imported: number;
                            updated: number;
                            unchanged: number;
                            rejected: number;
                            undone: number;
                            bytesRead: number;
                            rowsPerSecond: number | null;
                            secondsLeft: number | null;
                            reasons: {
                                code: string;
                                rows: number;
                            }[];
                            notes: {
                                code: string;
                                rows: number;
                            }[];
                            error: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
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
    "/api/v1/imports/{importId}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        survey?: string;
                        /**
                         * @default {
                         *       "columns": {}
                         *     }
                         */
                        mapping?: {
                            /** @default {} */
                            columns?: {
                                [key: string]: string;
                            };
                            /** @enum {string} */
                            dateOrder?: "ymd" | "mdy" | "dmy";
                            timeZone?: string;
                            /** @enum {string} */
                            kind?: "answers" | "people" | "unsubscribes" | "bounces";
                            sheets?: string[];
                            /** Format: date */
                            defaultDate?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            fileName: string;
                            bytes: number;
                            /** @enum {string} */
                            status: "uploaded" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                            kind: ("answers" | "people" | "unsubscribes" | "bounces") | null;
                            surveyId: string | null;
                            preview: {
                                tool: string;
                                encoding: string;
                                delimiter: string | null;
                                headerRows: number;
                                columns: {
                                    index: number;
                                    header: string;
                                    samples: string[];
                                    field: string;
                                    why: string;
                                }[];
                                /** @enum {string} */
                                dateOrder: "ymd" | "mdy" | "dmy" | "ambiguous" | "none";
                                warnings: {
                                    code: string;
                                    args: {
                                        [key: string]: string | number;
                                    };
                                }[];
                                sample: {
                                    rows: number;
                                    accepted: number;
                                    rejected: number;
                                    reasons: {
                                        code: string;
                                        rows: number;
                                    }[];
                                };
                                rows: {
                                    row: number;
                                    cells: string[];
                                    /** @enum {string} */
                                    outcome: "answer" | "person" | "unsubscribe" | "bounce" | "rejected" | "skipped";
                                    reason: {
                                        code: string;
                                        args: {
                                            [key: string]: string | number;
                                        };
                                    } | null;
                                }[];
                            } | null;
                            read: number;
                            imported: number;
                            updated: number;
                            unchanged: number;
                            rejected: number;
                            undone: number;
                            bytesRead: number;
                            rowsPerSecond: number | null;
                            secondsLeft: number | null;
                            reasons: {
                                code: string;
                                rows: number;
                            }[];
                            notes: {
                                code: string;
                                rows: number;
                            }[];
                            error: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
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
    "/api/v1/imports/{importId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            fileName: string;
                            bytes: number;
                            /** @enum {string} */
                            status: "uploaded" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                            kind: ("answers" | "people" | "unsubscribes" | "bounces") | null;
                            surveyId: string | null;
                            preview: {
                                tool: string;
                                encoding: string;
                                delimiter: string | null;
                                headerRows: number;
                                columns: {
                                    index: number;
                                    header: string;
                                    samples: string[];
                                    field: string;
                                    why: string;
                                }[];
                                /** @enum {string} */
                                dateOrder: "ymd" | "mdy" | "dmy" | "ambiguous" | "none";
                                warnings: {
                                    code: string;
                                    args: {
                                        [key: string]: string | number;
                                    };
                                }[];
                                sample: {
                                    rows: number;
                                    accepted: number;
                                    rejected: number;
                                    reasons: {
                                        code: string;
                                        rows: number;
                                    }[];
                                };
                                rows: {
                                    row: number;
                                    cells: string[];
                                    /** @enum {string} */
                                    outcome: "answer" | "person" | "unsubscribe" | "bounce" | "rejected" | "skipped";
                                    reason: {
                                        code: string;
                                        args: {
                                            [key: string]: string | number;
                                        };
                                    } | null;
                                }[];
                            } | null;
                            read: number;
                            imported: number;
                            updated: number;
                            unchanged: number;
                            rejected: number;
                            undone: number;
                            bytesRead: number;
                            rowsPerSecond: number | null;
                            secondsLeft: number | null;
                            reasons: {
                                code: string;
                                rows: number;
                            }[];
                            notes: {
                                code: string;
                                rows: number;
                            }[];
                            error: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
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
    "/api/v1/imports/{importId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            fileName: string;
                            bytes: number;
                            /** @enum {string} */
                            status: "uploaded" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                            kind: ("answers" | "people" | "unsubscribes" | "bounces") | null;
                            surveyId: string | null;
                            preview: {
                                tool: string;
                                encoding: string;
                                delimiter: string | null;
                                headerRows: number;
                                columns: {
                                    index: number;
                                    header: string;
                                    samples: string[];
                                    field: string;
                                    why: string;
                                }[];
                                /** @enum {string} */
                                dateOrder: "ymd" | "mdy" | "dmy" | "ambiguous" | "none";
                                warnings: {
                                    code: string;
                                    args: {
                                        [key: string]: string | number;
                                    };
                                }[];
                                sample: {
                                    rows: number;
                                    accepted: number;
                                    rejected: number;
                                    reasons: {
                                        code: string;
                                        rows: number;
                                    }[];
                                };
                                rows: {
                                    row: number;
                                    cells: string[];
                                    /** @enum {string} */
                                    outcome: "answer" | "person" | "unsubscribe" | "bounce" | "rejected" | "skipped";
                                    reason: {
                                        code: string;
                                        args: {
                                            [key: string]: string | number;
                                        };
                                    } | null;
                                }[];
                            } | null;
                            read: number;
                            imported: number;
                            updated: number;
                            unchanged: number;
                            rejected: number;
                            undone: number;
                            bytesRead: number;
                            rowsPerSecond: number | null;
                            secondsLeft: number | null;
                            reasons: {
                                code: string;
                                rows: number;
                            }[];
                            notes: {
                                code: string;
                                rows: number;
                            }[];
                            error: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
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
    "/api/v1/imports/{importId}/rejected.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
    "/api/v1/workspaces/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            workspace: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                language: "en" | "ru" | "lv" | "sv";
                                timeZone: string;
                                isSample: boolean;
                                /** Format: date-time */
                                createdAt: string;
                            } | null;
                            surveyId: string | null;
                            done: number;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "ru" | "lv" | "sv";
                        /** @default UTC */
                        timeZone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            language: "en" | "ru" | "lv" | "sv";
                            timeZone: string;
                            isSample: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
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
    "/api/v1/surveys/{surveyId}/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                    compare?: "previous" | "year";
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            score: number | null;
                            answers: number;
                            promoters: number;
                            passives: number;
                            detractors: number;
                            histogram: number[];
                            interval: {
                                lower: number;
                                upper: number;
                                confidence: number;
                                method: string;
                            } | null;
                            lowBase: boolean;
                            from: string | null;
                            to: string | null;
                            excluded: {
                                total: number;
                                reasons: {
                                    reason: string;
                                    answers: number;
                                }[];
                                scoreWith: {
                                    score: number | null;
                                    answers: number;
                                    promoters: number;
                                    passives: number;
                                    detractors: number;
                                    histogram: number[];
                                    interval: {
                                        lower: number;
                                        upper: number;
                                        confidence: number;
                                        method: string;
                                    } | null;
                                    lowBase: boolean;
                                };
                            };
                            quarantined: number;
                            /** @enum {string} */
                            comparedWith: "previous" | "year";
                            previous: {
                                score: number | null;
                                answers: number;
                                promoters: number;
                                passives: number;
                                detractors: number;
                                histogram: number[];
                                interval: {
                                    lower: number;
                                    upper: number;
                                    confidence: number;
                                    method: string;
                                } | null;
                                lowBase: boolean;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            } | null;
                            difference: {
                                difference: number;
                                lower: number;
                                upper: number;
                                p: number | null;
                                comparisons: number;
                                /** @enum {string} */
                                method: "mover" | "confidence_sequence";
                                /** @enum {string} */
                                verdict: "up" | "down" | "no_clear_change";
                                smallestVisible: number | null;
                            } | null;
                            open: boolean;
                            reading: {
                                key: string;
                                args: {
                                    [key: string]: string | number;
                                };
                            }[];
                            verdict: {
                                key: string;
                                args: {
                                    [key: string]: string | number;
                                };
                            }[] | null;
                            goal: {
                                target: number;
                                by: string | null;
                                probability: number | null;
                                reading: {
                                    key: string;
                                    args: {
                                        [key: string]: string | number;
                                    };
                                }[];
                            } | null;
                            responseRate: {
                                invited: number;
                                answered: number;
                                rate: number;
                                lower: number;
                                upper: number;
                                breakEven: number | null;
                            } | null;
                        };
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
    "/api/v1/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One score across several surveys: their answers pooled, each counted once. */
        get: {
            parameters: {
                query: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                    survey: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            score: number | null;
                            answers: number;
                            promoters: number;
                            passives: number;
                            detractors: number;
                            histogram: number[];
                            interval: {
                                lower: number;
                                upper: number;
                                confidence: number;
                                method: string;
                            } | null;
                            lowBase: boolean;
                        };
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
    "/api/v1/surveys/{surveyId}/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                    by?: "day" | "week" | "month";
                    compare?: "previous" | "year";
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            by: "day" | "week" | "month";
                            /** @enum {string} */
                            wanted: "day" | "week" | "month";
                            points: {
                                score: number | null;
                                answers: number;
                                promoters: number;
                                passives: number;
                                detractors: number;
                                histogram: number[];
                                interval: {
                                    lower: number;
                                    upper: number;
                                    confidence: number;
                                    method: string;
                                } | null;
                                lowBase: boolean;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            }[];
                            cutBefore: string | null;
                            changes: {
                                /** Format: date */
                                day: string;
                                title: string;
                                kind: string;
                            }[];
                            compared: {
                                score: number | null;
                                answers: number;
                                promoters: number;
                                passives: number;
                                detractors: number;
                                histogram: number[];
                                interval: {
                                    lower: number;
                                    upper: number;
                                    confidence: number;
                                    method: string;
                                } | null;
                                lowBase: boolean;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            }[] | null;
                            goal: {
                                target: number;
                                by: string | null;
                            } | null;
                        };
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
    "/api/v1/surveys/{surveyId}/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                    by: string;
                    compare?: "previous" | "year";
                    bands?: string;
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            by: string;
                            capped: boolean;
                            rows: {
                                score: number | null;
                                answers: number;
                                promoters: number;
                                passives: number;
                                detractors: number;
                                histogram: number[];
                                interval: {
                                    lower: number;
                                    upper: number;
                                    confidence: number;
                                    method: string;
                                } | null;
                                lowBase: boolean;
                                value: string;
                                band: {
                                    from: number | null;
                                    to: number | null;
                                } | null;
                                share: number;
                                difference: {
                                    difference: number;
                                    lower: number;
                                    upper: number;
                                    p: number | null;
                                    comparisons: number;
                                    /** @enum {string} */
                                    method: "mover" | "confidence_sequence";
                                    /** @enum {string} */
                                    verdict: "up" | "down" | "no_clear_change";
                                    smallestVisible: number | null;
                                } | null;
                                effect: {
                                    points: number;
                                    lower: number;
                                    upper: number;
                                } | null;
                                before: {
                                    score: number | null;
                                    answers: number;
                                    promoters: number;
                                    passives: number;
                                    detractors: number;
                                    histogram: number[];
                                    interval: {
                                        lower: number;
                                        upper: number;
                                        confidence: number;
                                        method: string;
                                    } | null;
                                    lowBase: boolean;
                                } | null;
                                change: {
                                    difference: number;
                                    lower: number;
                                    upper: number;
                                    p: number | null;
                                    comparisons: number;
                                    /** @enum {string} */
                                    method: "mover" | "confidence_sequence";
                                    /** @enum {string} */
                                    verdict: "up" | "down" | "no_clear_change";
                                    smallestVisible: number | null;
                                } | null;
                            }[];
                        };
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
    "/api/v1/surveys/{surveyId}/crossing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Two properties crossed. Read from the answers themselves: a million of them take some seconds. */
        get: {
            parameters: {
                query: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                    rows: string;
                    columns: string;
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: string[];
                            columns: string[];
                            leftOut: {
                                rows: number;
                                columns: number;
                            };
                            cells: {
                                row: string;
                                column: string;
                                hidden: boolean;
                                answers: number | null;
                                score: number | null;
                                interval: {
                                    lower: number;
                                    upper: number;
                                    confidence: number;
                                    method: string;
                                } | null;
                                lowBase: boolean;
                                difference: {
                                    difference: number;
                                    lower: number;
                                    upper: number;
                                    p: number | null;
                                    comparisons: number;
                                    /** @enum {string} */
                                    method: "mover" | "confidence_sequence";
                                    /** @enum {string} */
                                    verdict: "up" | "down" | "no_clear_change";
                                    smallestVisible: number | null;
                                } | null;
                            }[];
                            all: {
                                score: number | null;
                                answers: number;
                                promoters: number;
                                passives: number;
                                detractors: number;
                                histogram: number[];
                                interval: {
                                    lower: number;
                                    upper: number;
                                    confidence: number;
                                    method: string;
                                } | null;
                                lowBase: boolean;
                            };
                        };
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
    "/api/v1/surveys/{surveyId}/dimensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                dimension: string;
                                declared: boolean;
                                numeric: boolean;
                                label: string | null;
                                labels: {
                                    [key: string]: string;
                                };
                                order: string[];
                                bands: number[];
                                values: {
                                    value: string;
                                    answers: number;
                                }[];
                            }[];
                        };
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
    "/api/v1/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The scores of all surveys that are not archived, side by side. */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                    compare?: "previous" | "year";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: string | null;
                            to: string | null;
                            /** @enum {string} */
                            comparedWith: "previous" | "year";
                            data: {
                                score: number | null;
                                answers: number;
                                promoters: number;
                                passives: number;
                                detractors: number;
                                histogram: number[];
                                interval: {
                                    lower: number;
                                    upper: number;
                                    confidence: number;
                                    method: string;
                                } | null;
                                lowBase: boolean;
                                surveyId: string;
                                name: string;
                                status: string;
                                previous: {
                                    score: number | null;
                                    answers: number;
                                    promoters: number;
                                    passives: number;
                                    detractors: number;
                                    histogram: number[];
                                    interval: {
                                        lower: number;
                                        upper: number;
                                        confidence: number;
                                        method: string;
                                    } | null;
                                    lowBase: boolean;
                                } | null;
                                difference: {
                                    difference: number;
                                    lower: number;
                                    upper: number;
                                    p: number | null;
                                    comparisons: number;
                                    /** @enum {string} */
                                    method: "mover" | "confidence_sequence";
                                    /** @enum {string} */
                                    verdict: "up" | "down" | "no_clear_change";
                                    smallestVisible: number | null;
                                } | null;
                                responseRate: {
                                    invited: number;
                                    answered: number;
                                    rate: number;
                                } | null;
                                sparkline: (number | null)[];
                            }[];
                        };
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
    "/api/v1/surveys/{surveyId}/goal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            goal: {
                                target: number;
                                by: string | null;
                            } | null;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        target: number;
                        by: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            target: number;
                            by: string | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
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
    "/api/v1/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @default null */
                                label: string | null;
                                /** @default {} */
                                labels: {
                                    [key: string]: string;
                                };
                                /** @default [] */
                                order: string[];
                                /** @default [] */
                                bands: number[];
                                property: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor: null;
                        };
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
    "/api/v1/properties/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    property: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        label?: string | null;
                        /** @default {} */
                        labels?: {
                            [key: string]: string;
                        };
                        /** @default [] */
                        order?: string[];
                        /** @default [] */
                        bands?: number[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default null */
                            label: string | null;
                            /** @default {} */
                            labels: {
                                [key: string]: string;
                            };
                            /** @default [] */
                            order: string[];
                            /** @default [] */
                            bands: number[];
                            property: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
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
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @default null */
                                surveyId: string | null;
                                /** @default all */
                                period: ("today" | "week" | "month" | "quarter" | "year" | "all") | {
                                    /** Format: date */
                                    from: string;
                                    /** Format: date */
                                    to: string;
                                };
                                /** @default [] */
                                filter: string[];
                                /**
                                 * @default every
                                 * @enum {string}
                                 */
                                counting: "every" | "latest";
                                /** @default null */
                                compare: ("previous" | "year") | null;
                                /** @default null */
                                by: string | null;
                                /** @default null */
                                step: ("day" | "week" | "month") | null;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                shared: boolean;
                                mine: boolean;
                                createdBy: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description Saves a view: for its maker alone with the right to read, for everybody with the right to write. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        surveyId?: string | null;
                        /** @default all */
                        period?: ("today" | "week" | "month" | "quarter" | "year" | "all") | {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                        };
                        /** @default [] */
                        filter?: string[];
                        /**
                         * @default every
                         * @enum {string}
                         */
                        counting?: "every" | "latest";
                        /** @default null */
                        compare?: ("previous" | "year") | null;
                        /** @default null */
                        by?: string | null;
                        /** @default null */
                        step?: ("day" | "week" | "month") | null;
                        name: string;
                        /** @default false */
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default null */
                            surveyId: string | null;
                            /** @default all */
                            period: ("today" | "week" | "month" | "quarter" | "year" | "all") | {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            };
                            /** @default [] */
                            filter: string[];
                            /**
                             * @default every
                             * @enum {string}
                             */
                            counting: "every" | "latest";
                            /** @default null */
                            compare: ("previous" | "year") | null;
                            /** @default null */
                            by: string | null;
                            /** @default null */
                            step: ("day" | "week" | "month") | null;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            shared: boolean;
                            mine: boolean;
                            createdBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
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
    "/api/v1/views/{viewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    viewId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default null */
                            surveyId: string | null;
                            /** @default all */
                            period: ("today" | "week" | "month" | "quarter" | "year" | "all") | {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            };
                            /** @default [] */
                            filter: string[];
                            /**
                             * @default every
                             * @enum {string}
                             */
                            counting: "every" | "latest";
                            /** @default null */
                            compare: ("previous" | "year") | null;
                            /** @default null */
                            by: string | null;
                            /** @default null */
                            step: ("day" | "week" | "month") | null;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            shared: boolean;
                            mine: boolean;
                            createdBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    viewId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
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
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    viewId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        shared?: boolean;
                        surveyId?: string | null;
                        period?: ("today" | "week" | "month" | "quarter" | "year" | "all") | {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                        };
                        filter?: string[];
                        /** @enum {string} */
                        counting?: "every" | "latest";
                        compare?: ("previous" | "year") | null;
                        by?: string | null;
                        step?: ("day" | "week" | "month") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default null */
                            surveyId: string | null;
                            /** @default all */
                            period: ("today" | "week" | "month" | "quarter" | "year" | "all") | {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            };
                            /** @default [] */
                            filter: string[];
                            /**
                             * @default every
                             * @enum {string}
                             */
                            counting: "every" | "latest";
                            /** @default null */
                            compare: ("previous" | "year") | null;
                            /** @default null */
                            by: string | null;
                            /** @default null */
                            step: ("day" | "week" | "month") | null;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            shared: boolean;
                            mine: boolean;
                            createdBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The period that this survey's numbers open on for whoever asks. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            period: "today" | "week" | "month" | "quarter" | "year" | "all";
                            /** @enum {string} */
                            why: "chosen" | "enough" | "few";
                            answers: number;
                        };
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
    "/api/v1/choices/period": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Remembers the period that a colleague chose, in this workspace. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        period: "today" | "week" | "month" | "quarter" | "year" | "all";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            period: "today" | "week" | "month" | "quarter" | "year" | "all";
                        };
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
    "/api/v1/surveys/{surveyId}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The change of the score against another period, taken apart: where it moved, never what caused it. */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                    compare?: "previous" | "year";
                    language?: "en" | "ru" | "lv" | "sv";
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            before: {
                                score: number | null;
                                answers: number;
                                promoters: number;
                                passives: number;
                                detractors: number;
                                histogram: number[];
                                interval: {
                                    lower: number;
                                    upper: number;
                                    confidence: number;
                                    method: string;
                                } | null;
                                lowBase: boolean;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            };
                            now: {
                                score: number | null;
                                answers: number;
                                promoters: number;
                                passives: number;
                                detractors: number;
                                histogram: number[];
                                interval: {
                                    lower: number;
                                    upper: number;
                                    confidence: number;
                                    method: string;
                                } | null;
                                lowBase: boolean;
                            };
                            open: boolean;
                            change: {
                                difference: number;
                                lower: number;
                                upper: number;
                                p: number | null;
                                comparisons: number;
                                /** @enum {string} */
                                method: "mover" | "confidence_sequence";
                                /** @enum {string} */
                                verdict: "up" | "down" | "no_clear_change";
                                smallestVisible: number | null;
                            } | null;
                            parts: {
                                dimension: string;
                                value: string;
                                /** @enum {string} */
                                kind: "mix" | "within";
                                points: number;
                                lower: number;
                                upper: number;
                                p: number;
                                clear: boolean;
                                shareOfChange: number | null;
                                before: {
                                    answers: number;
                                    share: number;
                                    score: number | null;
                                };
                                now: {
                                    answers: number;
                                    share: number;
                                    score: number | null;
                                };
                            }[];
                            compared: number;
                            others: {
                                dimension: string;
                                value: string;
                                /** @enum {string} */
                                kind: "mix" | "within";
                                points: number;
                                lower: number;
                                upper: number;
                                p: number;
                                clear: boolean;
                                shareOfChange: number | null;
                                before: {
                                    answers: number;
                                    share: number;
                                    score: number | null;
                                };
                                now: {
                                    answers: number;
                                    share: number;
                                    score: number | null;
                                };
                            }[];
                            dimensions: {
                                dimension: string;
                                mix: {
                                    points: number;
                                    lower: number;
                                    upper: number;
                                };
                                within: {
                                    points: number;
                                    lower: number;
                                    upper: number;
                                };
                            }[];
                            sentence: string;
                        };
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
    "/api/v1/surveys/{surveyId}/priorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What to make better first, and what to keep. Association, not cause. */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answers: number;
                            compared: number;
                            fix: {
                                dimension: string;
                                value: string;
                                answers: number;
                                share: number;
                                score: number;
                                gain: {
                                    points: number;
                                    lower: number;
                                    upper: number;
                                };
                                clear: boolean;
                                first: number;
                                effort: ("small" | "medium" | "large") | null;
                                comments: {
                                    /** Format: uuid */
                                    id: string;
                                    score: number;
                                    text: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                            }[];
                            keep: {
                                dimension: string;
                                value: string;
                                answers: number;
                                share: number;
                                score: number;
                                gain: {
                                    points: number;
                                    lower: number;
                                    upper: number;
                                };
                                clear: boolean;
                                first: number;
                                effort: ("small" | "medium" | "large") | null;
                                comments: {
                                    /** Format: uuid */
                                    id: string;
                                    score: number;
                                    text: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                            }[];
                        };
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
    "/api/v1/surveys/{surveyId}/priorities/effort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Says what making something better costs; null takes it back. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        dimension: string;
                        value: string;
                        effort: ("small" | "medium" | "large") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            dimension: string;
                            value: string;
                            effort: ("small" | "medium" | "large") | null;
                        };
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
    "/api/v1/surveys/{surveyId}/portraits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answers: number;
                            compared: number;
                            data: {
                                /** @enum {string} */
                                group: "promoter" | "passive" | "detractor";
                                answers: number;
                                share: number;
                                shareLower: number;
                                shareUpper: number;
                                traits: {
                                    dimension: string;
                                    value: string;
                                    share: number;
                                    others: number;
                                    answers: number;
                                    difference: number;
                                    lower: number;
                                    upper: number;
                                }[];
                                comments: {
                                    /** Format: uuid */
                                    id: string;
                                    score: number;
                                    text: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                            }[];
                        };
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
    "/api/v1/surveys/{surveyId}/touchpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    filter?: string[];
                    group?: ("promoter" | "passive" | "detractor")[];
                    counting?: "every" | "latest";
                    compare?: "previous" | "year";
                };
                header?: never;
                path: {
                    surveyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            steps: {
                                score: number | null;
                                answers: number;
                                promoters: number;
                                passives: number;
                                detractors: number;
                                histogram: number[];
                                interval: {
                                    lower: number;
                                    upper: number;
                                    confidence: number;
                                    method: string;
                                } | null;
                                lowBase: boolean;
                                touchpoint: string;
                                share: number;
                                difference: {
                                    difference: number;
                                    lower: number;
                                    upper: number;
                                    p: number | null;
                                    comparisons: number;
                                    /** @enum {string} */
                                    method: "mover" | "confidence_sequence";
                                    /** @enum {string} */
                                    verdict: "up" | "down" | "no_clear_change";
                                    smallestVisible: number | null;
                                } | null;
                                effect: {
                                    points: number;
                                    lower: number;
                                    upper: number;
                                } | null;
                                previous: {
                                    score: number | null;
                                    answers: number;
                                    promoters: number;
                                    passives: number;
                                    detractors: number;
                                    histogram: number[];
                                    interval: {
                                        lower: number;
                                        upper: number;
                                        confidence: number;
                                        method: string;
                                    } | null;
                                    lowBase: boolean;
                                } | null;
                                change: {
                                    difference: number;
                                    lower: number;
                                    upper: number;
                                    p: number | null;
                                    comparisons: number;
                                    /** @enum {string} */
                                    method: "mover" | "confidence_sequence";
                                    /** @enum {string} */
                                    verdict: "up" | "down" | "no_clear_change";
                                    smallestVisible: number | null;
                                } | null;
                            }[];
                            consistency: {
                                p: number | null;
                                spread: number | null;
                                steps: number;
                            } | null;
                            pairs: {
                                from: string;
                                to: string;
                                people: number;
                                difference: number;
                                lower: number;
                                upper: number;
                                clear: boolean;
                            }[];
                        };
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
    "/api/v1/methods/{language}/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    language: "en" | "ru" | "lv" | "sv";
                    page: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            language: "en" | "ru" | "lv" | "sv";
                            title: string;
                            html: string;
                        };
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
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                format: "candor" | "delighted" | "slack" | "mattermost" | "telegram" | "action";
                                address: string;
                                events: string[];
                                filter: {
                                    surveys?: string[];
                                    groups?: ("promoter" | "passive" | "detractor")[];
                                    minScore?: number;
                                    maxScore?: number;
                                    properties?: string[];
                                };
                                /** @enum {string} */
                                status: "active" | "paused";
                                pausedReason: ("by_hand" | "failing" | "gone") | null;
                                failingSince: string | null;
                                lastError: string | null;
                                lastDeliveredAt: string | null;
                                waiting: number;
                                previousSecretUntil: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        events: ("response.created" | "response.updated" | "response.excluded" | "response.deleted" | "person.unsubscribed")[];
                        /** @default {} */
                        filter?: {
                            surveys?: string[];
                            groups?: ("promoter" | "passive" | "detractor")[];
                            minScore?: number;
                            maxScore?: number;
                            properties?: string[];
                        };
                        target: {
                            /** @enum {string} */
                            format: "candor";
                            /** Format: uri */
                            url: string;
                            headers?: {
                                [key: string]: string;
                            };
                        } | {
                            /** @enum {string} */
                            format: "delighted";
                            /** Format: uri */
                            url: string;
                            apiKey?: string;
                            /** Format: uuid */
                            keyId?: string;
                        } | {
                            /** @enum {string} */
                            format: "slack";
                            /** Format: uri */
                            url: string;
                            template?: string;
                        } | {
                            /** @enum {string} */
                            format: "mattermost";
                            /** Format: uri */
                            url: string;
                            channel?: string;
                            template?: string;
                        } | {
                            /** @enum {string} */
                            format: "telegram";
                            botToken: string;
                            chatId: string;
                            template?: string;
                            /** Format: uri */
                            apiUrl?: string;
                        } | {
                            /** @enum {string} */
                            format: "action";
                            /** Format: uri */
                            url: string;
                            /**
                             * @default POST
                             * @enum {string}
                             */
                            method?: "POST" | "PUT" | "PATCH" | "GET" | "DELETE";
                            /**
                             * @default json
                             * @enum {string}
                             */
                            encoding?: "json" | "form" | "text";
                            body?: string | {
                                [key: string]: unknown;
                            } | unknown[];
                            headers?: {
                                [key: string]: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            format: "candor" | "delighted" | "slack" | "mattermost" | "telegram" | "action";
                            address: string;
                            events: string[];
                            filter: {
                                surveys?: string[];
                                groups?: ("promoter" | "passive" | "detractor")[];
                                minScore?: number;
                                maxScore?: number;
                                properties?: string[];
                            };
                            /** @enum {string} */
                            status: "active" | "paused";
                            pausedReason: ("by_hand" | "failing" | "gone") | null;
                            failingSince: string | null;
                            lastError: string | null;
                            lastDeliveredAt: string | null;
                            waiting: number;
                            previousSecretUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            secret: string | null;
                        };
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
    "/api/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhookId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            format: "candor" | "delighted" | "slack" | "mattermost" | "telegram" | "action";
                            address: string;
                            events: string[];
                            filter: {
                                surveys?: string[];
                                groups?: ("promoter" | "passive" | "detractor")[];
                                minScore?: number;
                                maxScore?: number;
                                properties?: string[];
                            };
                            /** @enum {string} */
                            status: "active" | "paused";
                            pausedReason: ("by_hand" | "failing" | "gone") | null;
                            failingSince: string | null;
                            lastError: string | null;
                            lastDeliveredAt: string | null;
                            waiting: number;
                            previousSecretUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhookId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
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
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhookId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        events?: ("response.created" | "response.updated" | "response.excluded" | "response.deleted" | "person.unsubscribed")[];
                        filter?: {
                            surveys?: string[];
                            groups?: ("promoter" | "passive" | "detractor")[];
                            minScore?: number;
                            maxScore?: number;
                            properties?: string[];
                        };
                        target?: {
                            /** @enum {string} */
                            format: "candor";
                            /** Format: uri */
                            url?: string;
                            headers?: {
                                [key: string]: string;
                            };
                        } | {
                            /** @enum {string} */
                            format: "delighted";
                            /** Format: uri */
                            url?: string;
                            apiKey?: string;
                            /** Format: uuid */
                            keyId?: string;
                        } | {
                            /** @enum {string} */
                            format: "slack";
                            /** Format: uri */
                            url?: string;
                            template?: string;
                        } | {
                            /** @enum {string} */
                            format: "mattermost";
                            /** Format: uri */
                            url?: string;
                            channel?: string;
                            template?: string;
                        } | {
                            /** @enum {string} */
                            format: "telegram";
                            botToken?: string;
                            chatId?: string;
                            template?: string;
                            /** Format: uri */
                            apiUrl?: string;
                        } | {
                            /** @enum {string} */
                            format: "action";
                            /** Format: uri */
                            url?: string;
                            /**
                             * @default POST
                             * @enum {string}
                             */
                            method?: "POST" | "PUT" | "PATCH" | "GET" | "DELETE";
                            /**
                             * @default json
                             * @enum {string}
                             */
                            encoding?: "json" | "form" | "text";
                            body?: string | {
                                [key: string]: unknown;
                            } | unknown[];
                            headers?: {
                                [key: string]: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            format: "candor" | "delighted" | "slack" | "mattermost" | "telegram" | "action";
                            address: string;
                            events: string[];
                            filter: {
                                surveys?: string[];
                                groups?: ("promoter" | "passive" | "detractor")[];
                                minScore?: number;
                                maxScore?: number;
                                properties?: string[];
                            };
                            /** @enum {string} */
                            status: "active" | "paused";
                            pausedReason: ("by_hand" | "failing" | "gone") | null;
                            failingSince: string | null;
                            lastError: string | null;
                            lastDeliveredAt: string | null;
                            waiting: number;
                            previousSecretUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhookId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            eventId: string;
                            type: string;
                            responseId: string | null;
                            /** @enum {string} */
                            status: "waiting" | "delivered" | "failed";
                            isReplay: boolean;
                            /** Format: date-time */
                            occurredAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            nextAttemptAt: string | null;
                            finishedAt: string | null;
                            attempts: number;
                            log: {
                                number: number;
                                /** Format: date-time */
                                at: string;
                                durationMs: number;
                                request: {
                                    method: string;
                                    url: string;
                                    headers: {
                                        [key: string]: string;
                                    };
                                    body: string;
                                };
                                answer: {
                                    status: number;
                                    headers: {
                                        [key: string]: string;
                                    };
                                    body: string;
                                } | null;
                                error: string | null;
                            }[];
                        };
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
    "/api/v1/webhooks/{webhookId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhookId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 24 */
                        overlapHours?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            secret: string;
                            /** Format: date-time */
                            previousSecretUntil: string;
                        };
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
    "/api/v1/webhooks/{webhookId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhookId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            format: "candor" | "delighted" | "slack" | "mattermost" | "telegram" | "action";
                            address: string;
                            events: string[];
                            filter: {
                                surveys?: string[];
                                groups?: ("promoter" | "passive" | "detractor")[];
                                minScore?: number;
                                maxScore?: number;
                                properties?: string[];
                            };
                            /** @enum {string} */
                            status: "active" | "paused";
                            pausedReason: ("by_hand" | "failing" | "gone") | null;
                            failingSince: string | null;
                            lastError: string | null;
                            lastDeliveredAt: string | null;
                            waiting: number;
                            previousSecretUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
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
    "/api/v1/webhooks/{webhookId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhookId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            format: "candor" | "delighted" | "slack" | "mattermost" | "telegram" | "action";
                            address: string;
                            events: string[];
                            filter: {
                                surveys?: string[];
                                groups?: ("promoter" | "passive" | "detractor")[];
                                minScore?: number;
                                maxScore?: number;
                                properties?: string[];
                            };
                            /** @enum {string} */
                            status: "active" | "paused";
                            pausedReason: ("by_hand" | "failing" | "gone") | null;
                            failingSince: string | null;
                            lastError: string | null;
                            lastDeliveredAt: string | null;
                            waiting: number;
                            previousSecretUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
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
    "/api/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    status?: "waiting" | "delivered" | "failed";
                };
                header?: never;
                path: {
                    webhookId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                eventId: string;
                                type: string;
                                responseId: string | null;
                                /** @enum {string} */
                                status: "waiting" | "delivered" | "failed";
                                isReplay: boolean;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                createdAt: string;
                                nextAttemptAt: string | null;
                                finishedAt: string | null;
                                attempts: number;
                                log: {
                                    number: number;
                                    /** Format: date-time */
                                    at: string;
                                    durationMs: number;
                                    request: {
                                        method: string;
                                        url: string;
                                        headers: {
                                            [key: string]: string;
                                        };
                                        body: string;
                                    };
                                    answer: {
                                        status: number;
                                        headers: {
                                            [key: string]: string;
                                        };
                                        body: string;
                                    } | null;
                                    error: string | null;
                                }[];
                            }[];
                            nextCursor: string | null;
                        };
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
    "/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhookId: string;
                    deliveryId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            eventId: string;
                            type: string;
                            responseId: string | null;
                            /** @enum {string} */
                            status: "waiting" | "delivered" | "failed";
                            isReplay: boolean;
                            /** Format: date-time */
                            occurredAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            nextAttemptAt: string | null;
                            finishedAt: string | null;
                            attempts: number;
                            log: {
                                number: number;
                                /** Format: date-time */
                                at: string;
                                durationMs: number;
                                request: {
                                    method: string;
                                    url: string;
                                    headers: {
                                        [key: string]: string;
                                    };
                                    body: string;
                                };
                                answer: {
                                    status: number;
                                    headers: {
                                        [key: string]: string;
                                    };
                                    body: string;
                                } | null;
                                error: string | null;
                            }[];
                        };
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
    "/api/v1/webhooks/{webhookId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhookId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        since: string;
                        /**
                         * @default all
                         * @enum {string}
                         */
                        which?: "failed" | "all";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deliveries: number;
                        };
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
    "/api/v1/delighted-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default Delighted */
                        name?: string;
                        /** Format: uuid */
                        surveyId?: string;
                        key?: string;
                        /** @default true */
                        signsWebhooks?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            prefix: string;
                            scopes: ("read" | "write" | "send" | "admin")[];
                            createdBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            lastUsedAt: string | null;
                            revokedAt: string | null;
                            key: string;
                            surveyId: string | null;
                            url: string;
                        };
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
