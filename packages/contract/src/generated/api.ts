/** Types of the API, generated from docs/api/openapi.json by `npm run api`. */
export interface paths {
    "/api/auth/sign-in/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a code
         * @description The second step of signing in, when the first one answered `codeNeeded`: a code of the app, or a recovery code.
         */
        post: operations["signInWithCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin two-factor sign-in
         * @description Makes the secret of an app and ten recovery codes, which are shown this once; it is on when a first code was confirmed.
         */
        post: operations["beginTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch two-factor sign-in on
         * @description Switches two-factor sign-in on, against a first code of the app.
         */
        post: operations["confirmTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch two-factor sign-in off
         * @description Switches two-factor sign-in off; the password is asked for.
         */
        post: operations["endTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes
         * @description Makes ten new recovery codes; those before are void.
         */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Opens a session with an e-mail address and a password; the reply sets its cookie.
         */
        post: operations["signIn"];
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
        /**
         * Sign out
         * @description Ends the session of the cookie.
         */
        post: operations["signOut"];
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
        /**
         * Ask for a new password
         * @description Mails a link with which a new password can be set; the reply is the same whether the address is known or not.
         */
        post: operations["requestPasswordReset"];
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
        /**
         * Set a new password
         * @description Sets the password with the token of the mailed link.
         */
        post: operations["resetPassword"];
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
        /**
         * Change the password
         * @description Changes one's own password; the old one is asked for.
         */
        post: operations["changePassword"];
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
        /**
         * Whether an owner exists
         * @description Says whether this server still waits for its first owner.
         */
        get: operations["getSetup"];
        put?: never;
        /**
         * Make the owner
         * @description Makes the first owner and workspace; works once.
         */
        post: operations["setUp"];
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
        /**
         * Who asks
         * @description The session or key that asks, with its workspaces and what it may do.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change your profile
         * @description Name, language, time zone and which mails you want, in all your workspaces. What is left out stays; null follows the workspace.
         */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List colleagues
         * @description The colleagues of the workspace with their roles.
         */
        get: operations["listMembers"];
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
        /**
         * Remove a colleague
         * @description Takes away access to this workspace; the account itself stays.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change a colleague's role
         * @description The last owner stays an owner.
         */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/api/v1/members/{userId}/made": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a colleague made
         * @description Keys, webhooks and the like that go on when they leave, for whoever removes them.
         */
        get: operations["getMadeByMember"];
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
        /**
         * List invited colleagues
         * @description Invitations of colleagues that were not accepted yet.
         */
        get: operations["listColleagueInvitations"];
        put?: never;
        /**
         * Invite a colleague
         * @description Mails a link, or returns it where no mail server is set up.
         */
        post: operations["inviteColleague"];
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
        /**
         * Take back an invitation
         * @description The link of the invitation leads nowhere afterwards.
         */
        delete: operations["withdrawColleagueInvitation"];
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
        /**
         * Accept an invitation
         * @description Makes an account, or adds the workspace to one's own.
         */
        post: operations["acceptColleagueInvitation"];
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
        /**
         * List API keys
         * @description Keys by name and scope; the keys themselves are stored hashed and shown once, when made.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make an API key
         * @description The reply alone has the key.
         */
        post: operations["createKey"];
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
        /**
         * Revoke an API key
         * @description Requests with it are refused from then on.
         */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's sessions
         * @description Where one is signed in, and whether signing in asks for a code.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere else
         * @description Ends every session of one's own but this one.
         */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description Ends one session of one's own; whoever sits there has to sign in again.
         */
        delete: operations["endSession"];
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
        /**
         * Change the workspace
         * @description Name, language and time zone; another time zone moves old answers to its days in the background.
         */
        patch: operations["changeWorkspace"];
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
        /**
         * Make a workspace
         * @description Another organisation's own data; whoever makes it is its owner.
         */
        post: operations["createWorkspace"];
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
        /**
         * List sensitive acts
         * @description Who did what and when, newest first, page by page.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business-calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List working hours
         * @description The default calendar first; it is made when first asked for.
         */
        get: operations["listBusinessCalendars"];
        put?: never;
        /**
         * Add working hours
         * @description Hours by weekday, with breaks and night shifts, public holidays and days of one's own. Hours that overlap, or a calendar that is never open, are refused.
         */
        post: operations["createBusinessCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business-calendars/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List public holidays
         * @description Of a country in a year, with the name in English and its own language.
         */
        get: operations["listHolidays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business-calendars/{calendarId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get working hours
         * @description One calendar with its own days.
         */
        get: operations["getBusinessCalendar"];
        /**
         * Change working hours
         * @description From now on; what was judged by the old hours stays judged. With `version`, a change that somebody else has overtaken is refused.
         */
        put: operations["replaceBusinessCalendar"];
        post?: never;
        /**
         * Remove working hours
         * @description Refused for the default one, and while a team or a colleague works by it.
         */
        delete: operations["deleteBusinessCalendar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business-calendars/{calendarId}/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Try working hours
         * @description When so much working time has passed after a moment, and the spells that make it up.
         */
        get: operations["tryBusinessCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List teams
         * @description With their members; archived ones last.
         */
        get: operations["listTeams"];
        put?: never;
        /**
         * Add a team
         * @description Its members are told.
         */
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{teamId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a team
         * @description With its members, leads first.
         */
        get: operations["getTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a team
         * @description Name, hours, archived or not; what is not named stays.
         */
        patch: operations["changeTeam"];
        trace?: never;
    };
    "/api/v1/teams/{teamId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a colleague into a team
         * @description Or make them its lead, or no longer.
         */
        put: operations["setTeamMember"];
        post?: never;
        /**
         * Take a colleague out of a team
         * @description What they own stays theirs until it is given to somebody else.
         */
        delete: operations["removeTeamMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List colleagues
         * @description With whether each can be given work now, and why not.
         */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/colleagues/{userId}": {
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
        /**
         * Say whether somebody takes work
         * @description Everybody of themselves; analysts and admins of others, too.
         */
        patch: operations["changeColleague"];
        trace?: never;
    };
    "/api/v1/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List absences
         * @description Who is away when, and who stands in.
         */
        get: operations["listAbsences"];
        put?: never;
        /**
         * Say that somebody is away
         * @description From the first to the last day, both included. Whoever stands in is told.
         */
        post: operations["addAbsence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences/{absenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an absence back
         * @description They can be given work again at once.
         */
        delete: operations["removeAbsence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/employees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List employees
         * @description Those whom answers are about; they need no account.
         */
        get: operations["listEmployees"];
        put?: never;
        /**
         * Add an employee
         * @description Address and number belong to one employee each.
         */
        post: operations["createEmployee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/employees/{employeeId}": {
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
        /**
         * Change an employee
         * @description What is not named stays; one who left is set inactive.
         */
        patch: operations["changeEmployee"];
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what you were told
         * @description Of the colleague who asks, newest first, with how many are unread.
         */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark notices as read
         * @description Those named, or all. What is read is not mailed.
         */
        post: operations["readNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say how you are told
         * @description For each kind, in the product and by mail.
         */
        get: operations["getNoticeSettings"];
        /**
         * Choose how you are told
         * @description Kinds that are not named stay; mails that wait are dropped with their kind.
         */
        put: operations["saveNoticeSettings"];
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
        /**
         * List people
         * @description People who can be asked, newest first, page by page; by words, or of a segment.
         */
        get: operations["listPeople"];
        put?: never;
        /**
         * Make a person
         * @description Refused with 409 where an address, number or external id belongs to somebody already; the reply names whom.
         */
        post: operations["createPerson"];
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
        /**
         * Merge two people
         * @description Two entries for one person become one with the answers, invitations and permissions of both.
         */
        post: operations["mergePeople"];
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
        /**
         * Get a person
         * @description With consents, addresses and blocks.
         */
        get: operations["getPerson"];
        put?: never;
        post?: never;
        /**
         * Erase a person
         * @description Removes everything that identifies them; answers stay counted without a name.
         */
        delete: operations["erasePerson"];
        options?: never;
        head?: never;
        /**
         * Change a person
         * @description Fields left out stay, null empties one, attributes are merged.
         */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/v1/people/{personId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a person's data
         * @description Everything that is known of one person, for the right of access.
         */
        get: operations["exportPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a note about a person
         * @description Colleagues see it on the person's page; customers never do.
         */
        post: operations["addPersonNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List properties of people
         * @description The 200 most frequent, and of how many people each is known.
         */
        get: operations["listPeopleAttributes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tags of people
         * @description The 200 most frequent, and how many people have each.
         */
        get: operations["listPeopleTags"];
        put?: never;
        /**
         * Tag people
         * @description Gives a tag to as many as 500 people, or takes it off; the reply names those it changed, which is what an undo has to touch.
         */
        post: operations["tagPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/purchases/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take purchases from a CSV file
         * @description Known people are found by email, phone or external_id, others are made. An order number that is known already changes nothing.
         */
        post: operations["notePurchases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export people
         * @description As CSV or XLSX, under the conditions of the list; noted in the audit log.
         */
        get: operations["exportPeople"];
        put?: never;
        /**
         * Export chosen people
         * @description These people as CSV or XLSX; noted in the audit log.
         */
        post: operations["exportChosenPeople"];
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
        /**
         * Block a person
         * @description Nothing is sent to them on the channel, or on any.
         */
        put: operations["blockPerson"];
        post?: never;
        /**
         * Lift a block
         * @description Takes back a block of one channel, or of all.
         */
        delete: operations["unblockPerson"];
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
        /**
         * Note a consent
         * @description Given or withdrawn, for one channel, with where it comes from.
         */
        put: operations["setConsent"];
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
        /**
         * Set an address
         * @description Of a channel beside mail and phone, such as a Telegram chat.
         */
        put: operations["setAddress"];
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
        /**
         * List purchases
         * @description What the person bought, newest first.
         */
        get: operations["listPurchases"];
        put?: never;
        /**
         * Note a purchase
         * @description The same external id again changes that purchase.
         */
        post: operations["addPurchase"];
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
        /**
         * List segments
         * @description Saved conditions on people, with how many fit.
         */
        get: operations["listSegments"];
        put?: never;
        /**
         * Save a segment
         * @description A name for conditions on people.
         */
        post: operations["createSegment"];
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
        /**
         * Count people
         * @description How many people fit conditions that are not saved.
         */
        post: operations["countSegment"];
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
        /**
         * Get a segment
         * @description Its conditions and how many people fit.
         */
        get: operations["getSegment"];
        put?: never;
        post?: never;
        /**
         * Delete a segment
         * @description People stay as they are.
         */
        delete: operations["deleteSegment"];
        options?: never;
        head?: never;
        /**
         * Change a segment
         * @description Name or conditions; fields left out stay.
         */
        patch: operations["changeSegment"];
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List changes
         * @description Dated events that are drawn on every trend.
         */
        get: operations["listChanges"];
        put?: never;
        /**
         * Note a change
         * @description A dated event: price, product, service, campaign.
         */
        post: operations["createChange"];
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
        /**
         * Delete a change
         * @description It is drawn no more.
         */
        delete: operations["deleteChange"];
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
        /**
         * List surveys
         * @description All surveys of the workspace with how many answers each has.
         */
        get: operations["listSurveys"];
        put?: never;
        /**
         * Make a survey
         * @description With ready-made words in every language that is named.
         */
        post: operations["createSurvey"];
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
        /**
         * Get a survey
         * @description Question, texts, languages, dimensions, brand and settings.
         */
        get: operations["getSurvey"];
        put?: never;
        post?: never;
        /**
         * Delete a survey
         * @description It takes no answers and is listed nowhere; for thirty days it can be restored.
         */
        delete: operations["deleteSurvey"];
        options?: never;
        head?: never;
        /**
         * Change a survey
         * @description Fields left out stay; new dimensions are filled from old answers in the background.
         */
        patch: operations["changeSurvey"];
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Duplicate a survey
         * @description The same wording, look, languages, properties and rules, with a link of its own and no answers.
         */
        post: operations["duplicateSurvey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a survey
         * @description Brings a deleted survey back with all its answers.
         */
        post: operations["restoreSurvey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
        /**
         * Check wording
         * @description Says what in a question would bias its answers.
         */
        post: operations["checkWording"];
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
        /**
         * Get further questions
         * @description What is asked after the score, what it costs in answers (estimated, and counted from the survey's own), and where everybody may write a review.
         */
        get: operations["getQuestions"];
        /**
         * Set further questions
         * @description Replaces them as a whole.
         */
        put: operations["setQuestions"];
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
        /**
         * List places of the link
         * @description Named places that the open link stands in, with their links.
         */
        get: operations["getSources"];
        /**
         * Set places of the link
         * @description Replaces the names as a whole.
         */
        put: operations["setSources"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload a logo
         * @description A PNG in base64. It is written anew from its pixels and served beside the survey's open link; its address changes with the picture.
         */
        put: operations["saveLogo"];
        post?: never;
        /**
         * Remove the logo
         * @description The survey's subject stands in its place.
         */
        delete: operations["removeLogo"];
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
        /**
         * Get a QR code
         * @description The open link as SVG, PNG or a poster in PDF.
         */
        get: operations["getQrCode"];
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
        /**
         * Get the kiosk
         * @description Link, languages and idle time of the kiosk.
         */
        get: operations["getKiosk"];
        /**
         * Set up the kiosk
         * @description Languages, idle time and the digits with which staff leave it.
         */
        put: operations["setKiosk"];
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
        /**
         * Get the web widget
         * @description Placement, rules and the snippet for a page.
         */
        get: operations["getWidget"];
        /**
         * Set up the web widget
         * @description Its key stays.
         */
        put: operations["setWidget"];
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
        /**
         * Give the widget another key
         * @description Pages with the old key ask nothing from then on.
         */
        post: operations["rotateWidgetKey"];
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
        /**
         * Get what happened on pages
         * @description Loads, impressions, dismissals and answers, without anything about who it was.
         */
        get: operations["getWidgetCounts"];
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
        /**
         * Get the public page
         * @description Its address and the forms that stand on it.
         */
        get: operations["getPublicPage"];
        /**
         * Set up the public page
         * @description Address, and whether it is shown.
         */
        put: operations["setPublicPage"];
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
        /**
         * Get the always-open form
         * @description What the survey's form on the public page is for.
         */
        get: operations["getForm"];
        /**
         * Set up the always-open form
         * @description For feedback or ideas; null takes it off the page.
         */
        put: operations["setForm"];
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
        /**
         * Preview an audience
         * @description How many would be asked and when, who is left out and why, and what so many answers could show.
         */
        post: operations["previewAudience"];
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
        /**
         * Get the workspace's rules of asking
         * @description Quiet time of the whole workspace, domains of colleagues, consents.
         */
        get: operations["getAskingRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the workspace's rules of asking
         * @description Rules left out stay.
         */
        patch: operations["changeAskingRules"];
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/asking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a survey's rules of asking
         * @description With the words of its mails.
         */
        get: operations["getSurveyAsking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a survey's rules of asking
         * @description Rules left out stay; the mail's settings are replaced as a whole.
         */
        patch: operations["changeSurveyAsking"];
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/sendings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sendings
         * @description Planned requests of a survey, newest first, page by page.
         */
        get: operations["listSendings"];
        put?: never;
        /**
         * Make a sending
         * @description A draft: nothing goes out before it is started.
         */
        post: operations["createSending"];
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
        /**
         * Get a sending
         * @description With what became of everybody it ever spoke of.
         */
        get: operations["getSending"];
        put?: never;
        post?: never;
        /**
         * Delete a draft
         * @description One that has started is kept; stop it instead.
         */
        delete: operations["deleteSending"];
        options?: never;
        head?: never;
        /**
         * Change a sending
         * @description Of one that has started only name and rules change.
         */
        patch: operations["changeSending"];
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
        /**
         * Add people to a sending
         * @description For sendings that ask listed people.
         */
        post: operations["addSendingMembers"];
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
        /**
         * Take people off a sending
         * @description What was planned for them is cancelled.
         */
        post: operations["removeSendingMembers"];
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
        /**
         * Get the record of a draw
         * @description Everybody who could have been drawn, in the order of the draw, for an audit.
         */
        get: operations["getDraw"];
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
        /**
         * Start a sending
         * @description Settles who is asked, and writes an invitation or the reason for none. With `graceSeconds` nothing happens for so long, and the start can be taken back whole.
         */
        post: operations["startSending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sendings/{sendingId}/undo-start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the start of a sending back
         * @description While its grace lasts: it is a draft again, and nobody was asked or written down.
         */
        post: operations["undoStartOfSending"];
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
        /**
         * Pause a sending
         * @description Nothing goes out until it is resumed.
         */
        post: operations["pauseSending"];
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
        /**
         * Resume a sending
         * @description Goes on where it was paused.
         */
        post: operations["resumeSending"];
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
        /**
         * Stop a sending
         * @description What has not gone out is cancelled; answers still count.
         */
        post: operations["stopSending"];
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
        /**
         * Get the calendar of sendings
         * @description What goes out, or went, on each day of the workspace.
         */
        get: operations["getSendingCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sendings/{sendingId}/members/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a file of people on the list
         * @description A CSV with a column email, phone or external_id; known people are found, others made. The same file again changes nothing.
         */
        post: operations["listMembersByFile"];
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
        /**
         * Get the state of delivery
         * @description Which channels can send, and what waits.
         */
        get: operations["getDelivery"];
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
        /**
         * List invitations
         * @description Every request with its fate, and everybody not asked with the reason, page by page.
         */
        get: operations["listInvitations"];
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
        /**
         * Export invitations
         * @description The same list as CSV.
         */
        get: operations["exportInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide all unconfirmed invitations
         * @description Of one survey or sending where it is named; 500 at a time, and the reply says how many are left.
         */
        post: operations["decideUnconfirmed"];
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
        /**
         * Get an invitation
         * @description With its messages and the links that were opened.
         */
        get: operations["getInvitation"];
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
        /**
         * Decide about an unconfirmed message
         * @description Whether one of which nobody knows counts as sent or goes out again.
         */
        post: operations["decideInvitation"];
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
        /**
         * Take back an invitation
         * @description Only while it has not gone out.
         */
        post: operations["cancelInvitation"];
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
        /**
         * Ask one person
         * @description After a delay, by the survey's rules; the reply says when they will really be asked, or why not.
         */
        post: operations["invitePerson"];
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
        /**
         * Tell of an event
         * @description Whoever's sending waits for it asks the customer; the same event twice asks once.
         */
        post: operations["sendEvent"];
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
        /**
         * Tell of events from a file
         * @description A CSV with one event a row; rows that cannot be used are named.
         */
        post: operations["sendEventsFile"];
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
        /**
         * Get the response rate
         * @description How many of those asked answered, with its interval; also by channel or attribute.
         */
        get: operations["getResponseRate"];
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
        /**
         * Preview the mail
         * @description Subject, HTML and text as a customer would get them.
         */
        get: operations["previewMail"];
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
        /**
         * Send a test mail
         * @description What is answered to it is counted as left out.
         */
        post: operations["sendTestMail"];
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
        /**
         * Get the addresses for mail providers
         * @description Where a provider reports bounces and complaints.
         */
        get: operations["getProviderHooks"];
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
        /**
         * Let in or leave out a doubtful answer
         * @description For answers that a machine may have given.
         */
        put: operations["decideQuarantine"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mail server
         * @description Whose mail server carries the workspace's mails, how it fares, what bounced in thirty days, and the addresses for providers' notices. Passwords are never shown.
         */
        get: operations["getMailServer"];
        /**
         * Enter a mail server of the workspace's own
         * @description It is connected and signed in to before anything is saved. A password that is left out stays while host, port, encryption and user stay.
         */
        put: operations["saveMailServer"];
        post?: never;
        /**
         * Remove the workspace's own mail server
         * @description Mails leave through the operator's mail server again, where there is one.
         */
        delete: operations["removeMailServer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/email/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test mail
         * @description One mail that says it is a test; answers with what the mail server said.
         */
        post: operations["testMailServer"];
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
        /**
         * Get the SMS account
         * @description Without its secret.
         */
        get: operations["getSmsChannel"];
        /**
         * Set up SMS
         * @description The provider's account; its secret is stored encrypted.
         */
        put: operations["setSmsChannel"];
        post?: never;
        /**
         * Take SMS away
         * @description Nothing is sent over it any more.
         */
        delete: operations["removeSmsChannel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/sms/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test text message
         * @description One message that says it is a test; answers with what the provider said. The provider charges for it.
         */
        post: operations["testSms"];
        delete?: never;
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
        /**
         * Get the Telegram bot
         * @description Without its token.
         */
        get: operations["getTelegramChannel"];
        /**
         * Set up Telegram
         * @description The bot's token is checked and stored encrypted.
         */
        put: operations["setTelegramChannel"];
        post?: never;
        /**
         * Take Telegram away
         * @description Nothing is sent over it any more.
         */
        delete: operations["removeTelegramChannel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/telegram/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test in Telegram
         * @description One message to a chat that has started the bot, or to a channel where it may write.
         */
        post: operations["testTelegram"];
        delete?: never;
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
        /**
         * Preview a short message
         * @description What SMS and Telegram would say.
         */
        get: operations["previewMessage"];
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
        /**
         * List calls
         * @description Who is to be called now: promised call-backs first.
         */
        get: operations["listCalls"];
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
        /**
         * Take a call
         * @description Takes it off the list for a while, so that nobody is called by two.
         */
        post: operations["takeCall"];
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
        /**
         * End a call
         * @description Notes how it ended, and what follows.
         */
        post: operations["endCall"];
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
        /**
         * Record an interview
         * @description What a person said on the phone or face to face.
         */
        post: operations["answerInterview"];
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
        /**
         * Get the reward
         * @description What everybody gets who answers, and how many codes are left.
         */
        get: operations["getReward"];
        /**
         * Set the reward
         * @description The same for every score.
         */
        put: operations["setReward"];
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
        /**
         * Codes of the pool
         * @description Who got which code, the latest first, or what is still free in the order in which it will be given.
         */
        get: operations["listRewardCodes"];
        put?: never;
        /**
         * Add codes
         * @description Fills the pool; codes that are in it already are left alone.
         */
        post: operations["addRewardCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/reward/codes/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take free codes out of the pool
         * @description Codes that were given stay with whoever has them.
         */
        post: operations["removeRewardCodes"];
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
        /**
         * List answers
         * @description Newest first, page by page, by period, properties, words and standing.
         */
        get: operations["listResponses"];
        put?: never;
        /**
         * Record an answer
         * @description 201 when it is new; the same id again answers 200 and changes nothing.
         */
        post: operations["recordResponse"];
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
        /**
         * Count answers
         * @description How many the list has under the same conditions.
         */
        get: operations["countResponses"];
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
        /**
         * Export answers
         * @description As CSV, XLSX or JSON lines, under the conditions of the list.
         */
        get: operations["exportResponses"];
        put?: never;
        /**
         * Export chosen answers
         * @description These answers as CSV or XLSX, whatever became of them; noted in the audit log.
         */
        post: operations["exportChosenResponses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/responses/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many answers
         * @description Gives a tag to as many as 500 answers or takes it off, leaves them out of the score or takes them back in; the reply names those it changed.
         */
        post: operations["changeResponses"];
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
        /**
         * Get an answer
         * @description With its notes and history.
         */
        get: operations["getResponse"];
        put?: never;
        post?: never;
        /**
         * Delete an answer
         * @description It can be restored for thirty days.
         */
        delete: operations["deleteResponse"];
        options?: never;
        head?: never;
        /**
         * Change an answer
         * @description Every change stands in its history; tallies follow in the same transaction.
         */
        patch: operations["changeResponse"];
        trace?: never;
    };
    "/api/v1/responses/{responseId}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a comment as it was written
         * @description Where originals are kept sealed beside comments with personal data replaced. For owners who are signed in; each time is in the audit log.
         */
        post: operations["openOriginal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
        /**
         * Restore an answer
         * @description Takes back a deletion.
         */
        post: operations["restoreResponse"];
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
        /**
         * Leave an answer out
         * @description With a reason; it is counted among those left out.
         */
        put: operations["excludeResponse"];
        post?: never;
        /**
         * Let an answer in again
         * @description It counts in the score again.
         */
        delete: operations["includeResponse"];
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
        /**
         * Add a note
         * @description Colleagues see it beside the answer.
         */
        post: operations["addResponseNote"];
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
        /**
         * List a person's answers
         * @description To every survey, newest first.
         */
        get: operations["listResponsesOfPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loose-comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List comments without a score
         * @description What came in without a score, newest first: ideas of the public page, rows of files, words written in a chat. They are counted in no score.
         */
        get: operations["listLooseComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loose-comments/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export comments without a score
         * @description Exactly those that fit, as CSV or XLSX.
         */
        get: operations["exportLooseComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loose-comments/{commentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a comment without a score
         * @description For good; the audit log notes that it was done.
         */
        delete: operations["deleteLooseComment"];
        options?: never;
        head?: never;
        /**
         * Mark a comment without a score as done
         * @description Or as open again.
         */
        patch: operations["changeLooseComment"];
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
        /**
         * Record many answers
         * @description All or none; each has its own entry in the reply.
         */
        post: operations["recordResponses"];
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
        /**
         * Make or change many people
         * @description Each is found by its identifiers or made.
         */
        post: operations["savePeople"];
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
        /**
         * List imports
         * @description Files that were taken in, newest first.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Upload a file
         * @description A file of any tool; the reply proposes what its columns mean.
         */
        post: operations["createImport"];
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
        /**
         * Get an import
         * @description Its state, progress and result.
         */
        get: operations["getImport"];
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
        /**
         * Preview an import
         * @description What would be taken in with a mapping, and what not.
         */
        post: operations["previewImport"];
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
        /**
         * Take a file in
         * @description Goes on in the background; nobody is asked by it.
         */
        post: operations["commitImport"];
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
        /**
         * Cancel an import
         * @description What was taken in so far stays and can be taken back.
         */
        post: operations["cancelImport"];
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
        /**
         * Take an import back
         * @description Removes every answer that it brought in; people stay.
         */
        post: operations["undoImport"];
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
        /**
         * Get rejected rows
         * @description Each with its reason, as CSV.
         */
        get: operations["getRejectedRows"];
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
        /**
         * Get the sample workspace
         * @description Whether there is one, and how far it is filled.
         */
        get: operations["getSample"];
        put?: never;
        /**
         * Make the sample workspace
         * @description 13,612 answers of a botanic garden, to try things out with.
         */
        post: operations["createSample"];
        /**
         * Delete the sample workspace
         * @description With everything in it.
         */
        delete: operations["deleteSample"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get figures of further questions
         * @description How often each choice was answered, and of questions of steps the mean and the share of good answers, each with its 95 % interval. Below ten answers there are counts alone.
         */
        get: operations["getQuestionFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/figures/{questionId}/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the trend of a further question
         * @description Its figures for each day, week or month.
         */
        get: operations["getQuestionTrend"];
        put?: never;
        post?: never;
        delete?: never;
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
        /**
         * Get a survey's score
         * @description With its interval, base, what was left out, and how it compares with the period before.
         */
        get: operations["getScore"];
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
        /**
         * Get the default survey's score
         * @description The same for the workspace's default survey.
         */
        get: operations["getDefaultScore"];
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
        /**
         * Get a trend
         * @description The score of each day, week or month; a step that makes too many points gives way to a coarser one, and the reply says so.
         */
        get: operations["getTrend"];
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
        /**
         * Get a breakdown
         * @description The score of each value of a dimension, each compared with everybody else.
         */
        get: operations["getBreakdown"];
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
        /**
         * Cross two properties
         * @description The score of each pair of values of two properties, compared with everybody else; small cells are hidden. Read from the answers themselves: a million of them take some seconds.
         */
        get: operations["crossProperties"];
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
        /**
         * List dimensions
         * @description What the score can be broken down by, with the values.
         */
        get: operations["getDimensions"];
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
        /**
         * List the scores of all surveys
         * @description Every survey that is not archived, side by side: score, change corrected for how many they are, response rate, and twelve steps for a sparkline.
         */
        get: operations["listScores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description Companies with how many people they have, how these rated and what they bought in the last 365 days. Few answers are counts and a mean rating, never a score.
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Make an account
         * @description With people who are known already, or without. A person that is made or imported with the name of a company makes one by itself.
         */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the score of all accounts
         * @description The score of everybody who belongs to an account, with the people of one account as one cluster: the interval counts accounts, not heads. Deciders against users beside it.
         */
        get: operations["getAccountsScore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge two accounts
         * @description The people of `merge` become those of `keep`, and it disappears.
         */
        post: operations["mergeAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an account
         * @description With its score, deciders and users, revenue, and people who never answered. Its people: `GET /people?accountId=`.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        /**
         * Delete an account
         * @description Its people stay, and belong to none.
         */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        /**
         * Change an account
         * @description Name or number; fields left out stay.
         */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put people into an account
         * @description They belong to it from now on, and to no other; `role` says whether they decide or use.
         */
        post: operations["addAccountPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a person out of an account
         * @description The person stays.
         */
        delete: operations["removeAccountPerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/win-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers who stopped buying
         * @description The most valuable first: last words, last contact, and what they agreed to. Listed are a hundred; a win-back takes all of them.
         */
        get: operations["listLapsed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/win-back/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List win-backs
         * @description Each with what came of it: who was written to against the random tenth that was left alone.
         */
        get: operations["listWinBacks"];
        put?: never;
        /**
         * Begin a win-back
         * @description Drafts a sending, or a list of calls, to everybody who may be reached, less a random tenth. Nothing goes out before the sending is started.
         */
        post: operations["beginWinBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/win-back/rounds/{winBackId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a win-back
         * @description What came of it, by whom it was drawn for. The verdict is said once its time is over.
         */
        get: operations["getWinBack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/benchmarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List scores of others
         * @description With source, day, base and mode; with `surveyId`, what makes each comparable with ours or not, and whether the interval allows "above". Candor ships none.
         */
        get: operations["listBenchmarks"];
        put?: never;
        /**
         * Note somebody else's score
         * @description It takes a source. Without a base it is listed and not compared.
         */
        post: operations["addBenchmark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/benchmarks/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take scores of others from a CSV file
         * @description Columns name, source, measured_on, score; perhaps base, mode, kind, country, note, source_url. What is known already stays as it is.
         */
        post: operations["addBenchmarksFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/benchmarks/{benchmarkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete somebody else's score
         * @description For good.
         */
        delete: operations["deleteBenchmark"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public-ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get public ratings beside ours
         * @description By month, each site on its own scale, and our mean rating of the same months. They are never mixed.
         */
        get: operations["getReputation"];
        put?: never;
        /**
         * Add public ratings
         * @description Of a site of reviews; the same review again changes nothing.
         */
        post: operations["addPublicRatings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public-ratings/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take public ratings from a CSV file
         * @description Columns site, day, rating; perhaps scale (5, 10 or 100), reviews, id.
         */
        post: operations["addPublicRatingsFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List cases
         * @description In the order in which something is due. Open and waiting ones unless another state is asked for; snoozed ones are left out of them.
         */
        get: operations["listCases"];
        put?: never;
        /**
         * Open a case by hand
         * @description A complaint that was heard, or an answer that no rule caught; with or without a person. It counts in no score.
         */
        post: operations["openCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/call-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List whom to call today
         * @description Open cases of customers with a number: who allowed to be contacted first, then what is due first.
         */
        get: operations["listCallsOfToday"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a case
         * @description With its clocks, the customer's other answers and cases, and what was merged or linked.
         */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a case
         * @description Title, priority, cause, person, sensitive or not. With `version`, a change that somebody else has overtaken is refused.
         */
        patch: operations["changeCase"];
        trace?: never;
    };
    "/api/v1/cases/{caseId}/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain the clocks of a case
         * @description Each with its due moment and the working time that makes it up.
         */
        get: operations["getCaseClocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the history of a case
         * @description Every change with actor and time, newest first, those of cases merged into it included.
         */
        get: operations["listCaseEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a case
         * @description For whoever asks. When two ask at once one gets it, and the other is told who.
         */
        post: operations["claimCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a case to somebody
         * @description To a colleague, a team, or back to everybody.
         */
        post: operations["assignCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a note on a case
         * @description For colleagues alone.
         */
        post: operations["noteCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note a call or another contact
         * @description Only somebody who was reached counts as contact. With `direction: in`, the customer got in touch, and waits for a reply.
         */
        post: operations["contactCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hide a case for a while
         * @description Until a moment, or no longer. No clock stops.
         */
        post: operations["snoozeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve a case
         * @description With what came of it and its root cause, or null for not yet known.
         */
        post: operations["resolveCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a case again
         * @description With a reason. It gets new clocks; what was judged before stays.
         */
        post: operations["reopenCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge a case into another
         * @description Both keep their history; clocks that are due sooner go along.
         */
        post: operations["mergeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merging back
         * @description The case stands by itself again, with its clocks.
         */
        post: operations["unmergeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link two cases
         * @description Each stays its own.
         */
        post: operations["linkCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do one thing to several cases
         * @description To those named, not to what a filter finds; what does not fit is left and named.
         */
        post: operations["changeCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/bulk/{undoId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a bulk act back
         * @description Within ten minutes, by whoever did it; cases that somebody has worked on since stay.
         */
        post: operations["undoCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/conversation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open the conversation about a case
         * @description With the customer, in their language; the one that is there already, when there is.
         */
        post: operations["openConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a conversation
         * @description Letters with what became of each, what the customer answered, the address of their own page, and why no letter can be sent when none can.
         */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write to a customer
         * @description The letter leaves in ten seconds and can be taken back until then. With `seen`, it is refused when somebody has written meanwhile.
         */
        post: operations["writeMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/messages/{messageId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a letter back
         * @description While it has not left; its words are given back.
         */
        post: operations["takeMessageBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/messages/{messageId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a letter again
         * @description One that did not arrive, or of which nobody knows whether it did.
         */
        post: operations["retryMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Save a file that a customer sent
         * @description As it came. It may be anything: look at it with care.
         */
        get: operations["getConversationFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rules that open cases
         * @description In the order in which they are tried; the first one is there from the start.
         */
        get: operations["listCaseRules"];
        put?: never;
        /**
         * Add a rule
         * @description It is tried after the others, for answers from now on.
         */
        post: operations["createCaseRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a rule
         * @description How many answers of the last 90 days it would have opened a case for.
         */
        post: operations["previewCaseRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-rules/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put rules into order
         * @description The first one that holds opens the case.
         */
        put: operations["orderCaseRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-rules/{caseRuleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a rule
         * @description From now on; cases that it has opened stay as they are.
         */
        put: operations["replaceCaseRule"];
        post?: never;
        /**
         * Remove a rule
         * @description Cases that it has opened stay.
         */
        delete: operations["deleteCaseRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-rules/{caseRuleId}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open cases for earlier answers
         * @description Of the last 90 days, without a case; `expected` is the number that was shown.
         */
        post: operations["applyCaseRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/root-causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List root causes
         * @description The tree, with how many cases name each.
         */
        get: operations["listRootCauses"];
        put?: never;
        /**
         * Add a root cause
         * @description Whoever works on cases lets the tree grow.
         */
        post: operations["createRootCause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/root-causes/{causeId}": {
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
        /**
         * Change a root cause
         * @description Rename, move below another, or archive it.
         */
        patch: operations["changeRootCause"];
        trace?: never;
    };
    "/api/v1/desk-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report on the desk
         * @description Of the cases opened in a period (the last 90 days, when none is named): working time to first contact and to resolution as median and 90th percentile, in time, late and running; by team, small ones left out, and by cause.
         */
        get: operations["getDeskReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List promises
         * @description What is owed, in the order in which it is due; or what is settled, newest first.
         */
        get: operations["listPromises"];
        put?: never;
        /**
         * Write down a promise
         * @description To a person, or to the customer of a case. The first date is written once and never changes; with `dueOn` it is the end of work on that day.
         */
        post: operations["makePromise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count how promises ended
         * @description By fate, and the share kept by the first date of those due so far, with its 95 % interval; below ten, counts alone.
         */
        get: operations["getPromiseFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises/{promiseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a promise
         * @description With everything that happened to it.
         */
        get: operations["getPromise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Give a promise to a colleague
         * @description Who owns it hears of it, and before it is due.
         */
        patch: operations["givePromise"];
        trace?: never;
    };
    "/api/v1/promises/{promiseId}/prepared": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prepare a warning or an apology
         * @description A text in the customer’s language to look over. Nothing is sent.
         */
        get: operations["preparePromiseLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises/found-dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find dates in a letter
         * @description What reads like a date to come in English, Russian, Latvian or Swedish. An offer: nothing is written down.
         */
        post: operations["findDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises/{promiseId}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a promise was kept
         * @description Of one that is overdue, when and how are needed.
         */
        post: operations["keepPromise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises/{promiseId}/warn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Warn that a promise will be later
         * @description Before it is due, with a new date. A letter counts once the mail server took it, and not when it came back.
         */
        post: operations["warnOfPromise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises/{promiseId}/apologise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apologise for a promise
         * @description After it was due, or was broken; a new date is possible while it is open.
         */
        post: operations["apologiseForPromise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises/{promiseId}/break": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a promise is broken
         * @description With the reason. Noted in the audit log.
         */
        post: operations["breakPromise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises/{promiseId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the customer released us
         * @description With the reason. It counts in no rate. Noted in the audit log.
         */
        post: operations["releasePromise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/themes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the workspace's themes
         * @description The ten aspects, themes of the workspace's own with their words, and topics.
         */
        get: operations["listThemeDefinitions"];
        put?: never;
        /**
         * Define a theme
         * @description By words in each language, whole or with a star at the end. All comments are read again for it.
         */
        post: operations["createTheme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/themes/{themeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a theme of your own
         * @description What was merged into it stands for itself again.
         */
        delete: operations["deleteTheme"];
        options?: never;
        head?: never;
        /**
         * Change a theme
         * @description Renames, pins, hides or merges it, or changes its words; `mergedInto: null` takes a merge back. A name moves nothing; merges and words are followed by reading again.
         */
        patch: operations["changeTheme"];
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/themes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview a theme's words
         * @description What words would match in the newest 5,000 comments, and words that begin alike and do not match. Nothing is saved.
         */
        post: operations["previewTheme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/themes/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look for topics now
         * @description Topics are found by the words of many comments, from 150 of a language on: once a day by themselves, and now when somebody asks. The list of themes says when they were looked for.
         */
        post: operations["lookForTopics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/responses/{responseId}/reading": {
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
        /**
         * Correct a reading
         * @description What a colleague says of tone, language, urgency, churn or themes stays, whatever later versions read; null takes it back.
         */
        patch: operations["correctReading"];
        trace?: never;
    };
    "/api/v1/reading-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get how comments are read
         * @description Whether personal data is replaced before comments are kept, the version of the reader, and how far it is.
         */
        get: operations["getReadingSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change how comments are kept
         * @description `replace` holds for comments that come from then on. Names are not found reliably.
         */
        patch: operations["changeReadingSettings"];
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/themes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List themes
         * @description What comments speak of, the costliest first: share, scores with and without, impact with its interval, tone. An association, not a cause. Below 20 mentions there are counts alone.
         */
        get: operations["listThemes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/themes/sentences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List typical sentences
         * @description Sentences of the newest comments that say of each theme what most say of it: nearest to all others, not the angriest.
         */
        get: operations["listSentences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/themes/hot-spots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List hot spots
         * @description Where a theme is criticised more than elsewhere, in both halves of the period (the last 180 days, where none is given): shops, products, touchpoints, each with each theme, corrected for how many are compared. An association, not a cause.
         */
        get: operations["listHotSpots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/themes/{themeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a theme's page
         * @description How the share of a theme and the score with it went, and where it is spoken of more or less than elsewhere, corrected for how many segments are compared.
         */
        get: operations["getTheme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the model of one's own
         * @description Where it is, what it may do, what of the day's caps is used, whether it rests after a failure, and exactly what would be sent for one comment. The key is never given back.
         */
        get: operations["getOwnModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set up a model of one's own
         * @description Any endpoint that speaks OpenAI's chat completions. Off until `enabled`; switched off it is asked nothing more from the next request on. A new address forgets the key.
         */
        patch: operations["changeOwnModel"];
        trace?: never;
    };
    "/api/v1/own-model/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test the model of one's own
         * @description Sends one invented comment and says what came back. It counts to the day's caps.
         */
        post: operations["testOwnModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-model/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the newest comments read by the model
         * @description Puts comments into its line that it did not read yet; they are read as far as the day's caps go.
         */
        post: operations["askModelToRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-model/written": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove all that the model wrote
         * @description Readings, translations, summaries and names of topics. Comments stand as the embedded reader reads them.
         */
        delete: operations["removeModelWritings"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-model/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare the model with the embedded reader
         * @description How often both say the same of one comment, with its 95 % interval; counts alone below ten. Neither is known to be right.
         */
        get: operations["getModelAgreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-model/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what the model may be asked
         * @description Its name and what it is switched on for; null while there is none.
         */
        get: operations["getModelOffer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/responses/{responseId}/written": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what a model wrote about an answer
         * @description Its reading beside the embedded one, whether it stands, and translations; each with the model's name and when.
         */
        get: operations["getWrittenOfResponse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/responses/{responseId}/translations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Translate a comment
         * @description By the workspace's own model, personal data replaced before it is sent. Kept: asked again it costs nothing.
         */
        post: operations["translateResponse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the summary of a period or theme
         * @description What a model wrote about exactly this period and theme; null where nothing was, or an answer that it rests on is gone.
         */
        get: operations["getSummary"];
        put?: never;
        /**
         * Have a summary written
         * @description Up to three sentences from at most 40 comments, evenly spread, each sentence with the answers it rests on. One that counts what nobody counted is refused.
         */
        post: operations["writeSummary"];
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
        /**
         * Get the target
         * @description The target of a survey's score; null where none is set.
         */
        get: operations["getGoal"];
        /**
         * Set the target
         * @description Sets the target, over the one before; scores say how probable it is that the true score is above it.
         */
        put: operations["setGoal"];
        post?: never;
        /**
         * Remove the target
         * @description Takes the target away; where there is none nothing happens.
         */
        delete: operations["removeGoal"];
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
        /**
         * List the words for properties
         * @description How properties and their values are called, in which order they stand, and where numbers are cut into bands.
         */
        get: operations["listPropertyWords"];
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
        /**
         * Say how a property is called
         * @description Sets its name, the names and order of its values and its bands, over what was said before.
         */
        put: operations["setPropertyWords"];
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
        /**
         * List the saved views
         * @description One's own views and those for all, by name; a key sees those for all.
         */
        get: operations["listViews"];
        put?: never;
        /**
         * Save a view
         * @description Saves a view: for its maker alone with the right to read, for everybody with the right to write.
         */
        post: operations["createView"];
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
        /**
         * Get a saved view
         * @description One view; a colleague's own is not found.
         */
        get: operations["getView"];
        put?: never;
        post?: never;
        /**
         * Remove a saved view
         * @description Takes a view away; what it showed stays.
         */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        /**
         * Change a saved view
         * @description Changes what is named; the rest stays.
         */
        patch: operations["changeView"];
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the period that numbers open on
         * @description The period that this survey's numbers open on for whoever asks: the one chosen last, else the shortest from 30 days on that holds 30 answers.
         */
        get: operations["getOpening"];
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
        /**
         * Remember the period chosen
         * @description Remembers the period that a colleague chose, in this workspace.
         */
        put: operations["choosePeriod"];
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
        /**
         * Get a change taken apart
         * @description The change of the score against another period, taken apart by every property into other shares and other scores, all parts corrected together. It says where the score moved, never what caused it.
         */
        get: operations["getWhy"];
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
        /**
         * List what to make better first
         * @description By what the score of all would gain, with intervals and the probability of being the first; and what to keep. Association, not cause.
         */
        get: operations["listPriorities"];
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
        /**
         * Say what an improvement costs
         * @description Says what making something better costs; null takes it back. It changes nothing in the numbers.
         */
        put: operations["setEffort"];
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
        /**
         * Get portraits of the groups
         * @description What promoters, passives and detractors have more often than all others, corrected for everything that was looked at.
         */
        get: operations["getPortraits"];
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
        /**
         * Get the customer's journey
         * @description The score of each step in the workspace's own order, whether the steps differ beyond chance, and what the same people said at two of them.
         */
        get: operations["getTouchpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/improvements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List improvements
         * @description The newest first, with how many sources and known customers each has.
         */
        get: operations["listImprovements"];
        put?: never;
        /**
         * Plan an improvement
         * @description With its hypothesis, whose score is measured, and what it comes from: answers, cases, words without a score.
         */
        post: operations["planImprovement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/improvements/{improvementId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an improvement
         * @description While it is planned with the smallest change that could be seen; once measured with the figures before and after, beside those of the answers that it did not touch.
         */
        get: operations["getImprovement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an improvement
         * @description What it is to show is fixed once it began. With `version`, a change that somebody else has overtaken is refused.
         */
        patch: operations["changeImprovement"];
        trace?: never;
    };
    "/api/v1/improvements/{improvementId}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin an improvement
         * @description From this day customers could notice it: it stands on every trend, and is measured again when the weeks after are over.
         */
        post: operations["beginImprovement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/improvements/{improvementId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Measure an improvement again
         * @description Freezes the figures of the weeks before and after. A second look says that it is one.
         */
        post: operations["checkImprovement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/improvements/{improvementId}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about an improvement
         * @description Kept, to be changed, or dropped, once its figures are in.
         */
        post: operations["decideImprovement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/improvements/{improvementId}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop an improvement
         * @description Gives it up before it was measured.
         */
        post: operations["dropImprovement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/improvements/{improvementId}/remarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a remark
         * @description Words beside the plan, which is never written over.
         */
        post: operations["remarkOnImprovement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/improvements/{improvementId}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what it comes from
         * @description The newest 200 answers, cases and words behind it; a case only as far as whoever asks may see it.
         */
        get: operations["listImprovementSources"];
        put?: never;
        /**
         * Add what it comes from
         * @description Answers, cases and words without a score by id, or the answers of its measure within some days that say why, 1,000 at most. What is there already stays.
         */
        post: operations["addImprovementSources"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/improvements/{improvementId}/sources/{sourceKind}/{sourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a source
         * @description With it goes the customer behind it from those who can be told.
         */
        delete: operations["removeImprovementSource"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the forecast
         * @description Where the score is likely to go if things go on as they did, the probability of reaching the target by its day, and how such forecasts would have done until now. From eight steps on, a quarter of the history ahead.
         */
        get: operations["getForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/worth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what customers are worth
         * @description Amounts that came with answers, by group and by what detractors speak of, each with its base and interval. An association, not a cause. Read from the answers, the newest 200,000.
         */
        get: operations["getWorth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/changes/{changeId}/effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what came of a change
         * @description Before and after, each weekday with the same share in both; with a filter, those concerned against those whom it did not touch. Association, not cause.
         */
        get: operations["getChangeEffect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/drivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the drivers of the score
         * @description Further questions in steps and properties that hold marks, by their share of what all of them explain of the score (Shapley up to twelve, relative weights beyond) with bootstrap intervals, and how each is rated. Only answers that rate all of it are used, the newest 2,000; fifty at least. An association, not a cause.
         */
        get: operations["getDrivers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/representativeness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get who answered against all
         * @description Who answered against everybody asked, everybody known, or shares that were typed, property by property, with the R-indicator; the score weighted to the base beside the score as it is, with the effective number of answers and the design effect. Weights above five times the mean are cut.
         */
        get: operations["getRepresentativeness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/representativeness/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what shares can be typed for
         * @description Properties with two to fifty values, and the values that answers have of them.
         */
        get: operations["getTargetChoices"];
        /**
         * Set the shares of a property among all customers
         * @description They must add up to 1; an empty list takes them back. Answers themselves are not changed.
         */
        put: operations["setTargets"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/integrity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what is unusual in the answers
         * @description Runs of tens, tens at the end of months, one sender who answers often, bursts from one address, answers faster than reading, places with more tens or another shape than the others. Tested exactly, corrected for everything that was looked at; nothing of it proves anything, and an anonymous survey is looked at without senders and interviewers.
         */
        get: operations["getIntegrity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/integrity/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what came of looking at something unusual
         * @description Fine, or its answers are left out of the score with a reason; those of a whole place are never left out at once. The filter must be that of the list.
         */
        post: operations["lookAtSignal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the alert rules
         * @description What is watched, for whom, and how often each may speak falsely.
         */
        get: operations["listAlertRules"];
        put?: never;
        /**
         * Make an alert rule
         * @description Watches a score, or the share of detractors, from the next answer on; also each value of a property by itself.
         */
        post: operations["createAlertRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try an alert rule
         * @description What a rule would have said over the past year, and how often it may speak when nothing happens.
         */
        post: operations["previewAlertRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-rules/{ruleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an alert rule
         * @description Takes a rule away with its watches and alerts.
         */
        delete: operations["deleteAlertRule"];
        options?: never;
        head?: never;
        /**
         * Change an alert rule
         * @description Changes its name and whom it tells, switches it off or on, or keeps it quiet until a day.
         */
        patch: operations["changeAlertRule"];
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the alerts
         * @description What was raised, newest first, with the numbers at that moment, who was told and what came of it.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alertId}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close an alert
         * @description Says what came of an alert; its watch begins anew.
         */
        post: operations["acknowledgeAlert"];
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
        /**
         * Read a page of methods
         * @description How a number is computed, as Markdown.
         */
        get: operations["getMethod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List goals
         * @description What is to be reached by when, and where each stands by the interval of the last month that is over.
         */
        get: operations["listGoals"];
        put?: never;
        /**
         * Set a goal
         * @description For a survey, for a saved view that everybody sees, or for all surveys together. The score goal of a survey is the one under /surveys/{surveyId}/goal too.
         */
        post: operations["createGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export goals
         * @description A CSV file: every goal with every month that is over, its figure, interval and base.
         */
        get: operations["exportGoals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openmetrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get figures for dashboards
         * @description Key figures of every survey and where goals stand, of the last month that is over, as OpenMetrics text: value, both ends of the interval, and base. A Prometheus asks for it with the key as its bearer token.
         */
        get: operations["getOpenMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/{goalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a goal
         * @description One goal with its months.
         */
        get: operations["getGoalStanding"];
        put?: never;
        post?: never;
        /**
         * Remove a goal
         * @description The target goes from the charts with it.
         */
        delete: operations["removeGoalById"];
        options?: never;
        head?: never;
        /**
         * Change a goal
         * @description Its target, its day, and who cares for it.
         */
        patch: operations["changeGoal"];
        trace?: never;
    };
    "/api/v1/surveys/{surveyId}/key-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the key figures
         * @description Each measure in the last month that is over, beside the month before, with intervals and bases.
         */
        get: operations["getKeyFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List reports
         * @description What goes out by itself, when, to whom, and what became of the last mail to each.
         */
        get: operations["listReports"];
        put?: never;
        /**
         * Make a report
         * @description It goes out when its hour comes, by the workspace's clock, about the last day, week or month that is over.
         */
        post: operations["createReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview a report that is not saved
         * @description The mail as it would be now: subject, HTML and text.
         */
        post: operations["previewReportDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a report
         * @description One report with its recipients.
         */
        get: operations["getReport"];
        put?: never;
        post?: never;
        /**
         * Delete a report
         * @description With its recipients and runs.
         */
        delete: operations["deleteReport"];
        options?: never;
        head?: never;
        /**
         * Change a report
         * @description Changes what is named. Another hour holds from now on; nothing is made up for.
         */
        patch: operations["changeReport"];
        trace?: never;
    };
    "/api/v1/reports/{reportId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview a report
         * @description The mail as it would be now, in any of the four languages.
         */
        get: operations["previewReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reportId}/run-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a report now
         * @description Once more, by hand, about the last period that is over, to everybody who confirmed.
         */
        post: operations["runReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reportId}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the runs of a report
         * @description The latest hundred, newest first, with how their mails fared.
         */
        get: operations["listReportRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reportId}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a recipient
         * @description A colleague gets the next report; anybody else confirms first by a link in a mail.
         */
        post: operations["addReportRecipient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reportId}/recipients/{recipientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a recipient off
         * @description With what is known of them there.
         */
        delete: operations["removeReportRecipient"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-runs/{runId}.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a run as a page
         * @description Written from the figures that the run keeps.
         */
        get: operations["getReportRunPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-runs/{runId}.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a run as text
         * @description Written from the figures that the run keeps.
         */
        get: operations["getReportRunText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-runs/{runId}.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a run as PDF
         * @description To print and to hand round: the words of the mail, with the trend as a drawing. Text is text in it.
         */
        get: operations["getReportRunPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-runs/{runId}.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a run as data
         * @description The figures that the run keeps.
         */
        get: operations["getReportRunData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List shared links
         * @description Links to pages that anybody who has one may read: what they show, until when, how often they were opened. Never their tokens.
         */
        get: operations["listShares"];
        put?: never;
        /**
         * Share a view by a link
         * @description Makes a link to a read-only page of a survey or a theme. The token is shown this once. Comments and names stand on the page only where they are ticked.
         */
        post: operations["createShare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shares/{shareId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a shared link back
         * @description The page is closed from its next request on. Twice is as good as once.
         */
        delete: operations["revokeShare"];
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
        /**
         * List webhooks
         * @description With how their deliveries fare.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Make a webhook
         * @description The reply alone has its signing secret.
         */
        post: operations["createWebhook"];
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
        /**
         * Get a webhook
         * @description Its address, events and state.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description With its deliveries.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook
         * @description Fields left out stay.
         */
        patch: operations["changeWebhook"];
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
        /**
         * Send a test event
         * @description To the address of the webhook, at once.
         */
        post: operations["testWebhook"];
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
        /**
         * Give a webhook another secret
         * @description The reply alone has it.
         */
        post: operations["rotateWebhookSecret"];
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
        /**
         * Pause a webhook
         * @description Events wait until it is resumed.
         */
        post: operations["pauseWebhook"];
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
        /**
         * Resume a webhook
         * @description What waits is delivered.
         */
        post: operations["resumeWebhook"];
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
        /**
         * List deliveries
         * @description What was sent and what came back, newest first.
         */
        get: operations["listDeliveries"];
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
        /**
         * Deliver once more
         * @description The same event with the same id.
         */
        post: operations["replayDelivery"];
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
        /**
         * Deliver a time once more
         * @description Everything of a span of time.
         */
        post: operations["replayDeliveries"];
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
        /**
         * Make a Delighted key
         * @description A key for programs that were written for Delighted.
         */
        post: operations["createDelightedKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is kept how long
         * @description How long people are kept of whom nothing is heard, whom that would take away (or another number of days would), and what goes by itself.
         */
        get: operations["getRetention"];
        /**
         * Set how long people are kept
         * @description People of whom nothing was heard for so long are erased at night, as if by hand; their scores stay in the tallies.
         */
        put: operations["saveRetention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Size and the last backup
         * @description Rows of the workspace; for the owners of the server's first workspace also the database, the disk and the last backup.
         */
        get: operations["getStorage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/storage/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Examine the server
         * @description What `candor doctor` finds, in words. For the owners of the server's first workspace.
         */
        post: operations["askDoctor"];
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
        Absence: {
            /** Format: uuid */
            id: string;
            userId: string;
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string;
            standIn: string | null;
            createdBy: string;
        };
        AcceptInvitationInput: {
            token: string;
            /** @default  */
            name?: string;
            password: string;
        };
        Account: {
            /** Format: uuid */
            id: string;
            name: string;
            externalId: string | null;
            people: number;
            answered: number;
            answers: number;
            promoters: number;
            passives: number;
            detractors: number;
            meanRating: number | null;
            lastAnsweredAt: string | null;
            revenue: {
                currency: string;
                amount: number;
            }[];
            /** Format: date-time */
            createdAt: string;
        };
        AccountDetail: {
            /** Format: uuid */
            id: string;
            name: string;
            externalId: string | null;
            people: number;
            answered: number;
            answers: number;
            promoters: number;
            passives: number;
            detractors: number;
            meanRating: number | null;
            lastAnsweredAt: string | null;
            revenue: {
                currency: string;
                amount: number;
            }[];
            /** Format: date-time */
            createdAt: string;
            score: components["schemas"]["ScoreReport"];
            byRole: {
                role: ("decision_maker" | "user") | null;
                people: number;
                answered: number;
                score: components["schemas"]["ScoreReport"];
            }[];
            revenueEver: {
                currency: string;
                amount: number;
            }[];
            silent: {
                asked: number;
                neverAsked: number;
            };
        };
        AccountsScore: {
            score: number | null;
            answers: number;
            accounts: number;
            interval: components["schemas"]["Interval"] | null;
            effectiveN: number | null;
            fewAccounts: boolean;
            alone: components["schemas"]["ScoreReport"];
            without: number;
            roles: {
                score: number | null;
                answers: number;
                accounts: number;
                interval: components["schemas"]["Interval"] | null;
                effectiveN: number | null;
                fewAccounts: boolean;
                /** @enum {string} */
                role: "decision_maker" | "user";
            }[];
            difference: {
                points: number;
                lower: number;
                upper: number;
                clear: boolean;
            } | null;
            capped: boolean;
        };
        AddSourcesInput: {
            /** @default [] */
            responseIds?: string[];
            /** @default [] */
            caseIds?: string[];
            /** @default [] */
            commentIds?: string[];
            /** @default null */
            gather?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            } | null;
        };
        AllScores: {
            from: string | null;
            to: string | null;
            /** @enum {string} */
            comparedWith: "previous" | "year";
            data: components["schemas"]["SurveyAmongAll"][];
        };
        AnswerBurst: {
            /** @enum {string} */
            channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
            answers: number;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        ApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            prefix: string;
            scopes: ("read" | "act" | "write" | "send" | "admin")[];
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        ApiKeyCreated: {
            /** Format: uuid */
            id: string;
            name: string;
            prefix: string;
            scopes: ("read" | "act" | "write" | "send" | "admin")[];
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
            key: string;
        };
        AskingRules: {
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
        AssignCaseInput: {
            version?: number;
            owner?: string | null;
            teamId?: string | null;
            note?: string;
        };
        AudiencePreview: {
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
            strata: components["schemas"]["StratumCount"][];
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
        AudienceSpec: {
            /** @enum {string} */
            who: "everybody" | "segment" | "members" | "event";
            /** Format: uuid */
            segmentId?: string;
            event?: string;
            /** @default 0 */
            delayMinutes: number;
            sample?: components["schemas"]["Sample"];
        };
        AudienceSpecInput: {
            /** @enum {string} */
            who: "everybody" | "segment" | "members" | "event";
            /** Format: uuid */
            segmentId?: string;
            event?: string;
            /** @default 0 */
            delayMinutes?: number;
            sample?: components["schemas"]["SampleInput"];
        };
        AuditEntry: {
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
        };
        Benchmark: {
            /** Format: uuid */
            id: string;
            name: string;
            source: string;
            sourceUrl: string | null;
            /** Format: date */
            measuredOn: string;
            score: number;
            base: number | null;
            /** @enum {string} */
            mode: "web" | "email" | "sms" | "phone" | "in_person" | "panel" | "mixed" | "unknown";
            /** @enum {string} */
            kind: "relationship" | "transactional" | "unknown";
            country: string | null;
            note: string;
            by: string;
            interval: components["schemas"]["Interval"] | null;
            comparable: boolean | null;
            reasons: {
                /** @enum {string} */
                code: "no_base" | "small_base" | "other_kind" | "other_mode" | "old" | "too_few_ours" | "ageing" | "mode_unknown" | "kind_unknown" | "panel" | "country";
                blocks: boolean;
            }[];
            difference: {
                points: number;
                lower: number;
                upper: number;
                comparisons: number;
                /** @enum {string} */
                verdict: "above" | "below" | "no_clear_difference";
            } | null;
        };
        Brand: {
            color: string;
            logoUrl: string | null;
            privacyUrl: string | null;
        };
        Breakdown: {
            by: string;
            capped: boolean;
            rows: components["schemas"]["BreakdownRow"][];
        };
        BreakdownRow: {
            score: number | null;
            answers: number;
            promoters: number;
            passives: number;
            detractors: number;
            histogram: number[];
            interval: components["schemas"]["Interval"] | null;
            lowBase: boolean;
            value: string;
            label: string | null;
            band: {
                from: number | null;
                to: number | null;
            } | null;
            share: number;
            difference: components["schemas"]["Difference"] | null;
            effect: components["schemas"]["PointsRange"] | null;
            before: components["schemas"]["ScoreReport"] | null;
            change: components["schemas"]["Difference"] | null;
        };
        BulkCasesDone: {
            changed: number;
            skipped: {
                /** Format: uuid */
                id: string;
                code: string;
            }[];
            undoId: string | null;
        };
        BusinessCalendar: {
            name: string;
            timeZone: string;
            week: components["schemas"]["Week"];
            /** @default null */
            country: ("LV" | "SE" | "RU" | "EE" | "LT" | "FI" | "DE" | "GB" | "US") | null;
            /** @default [] */
            workedHolidays: string[];
            /** @default [] */
            ownDays: components["schemas"]["OwnDay"][];
            /** Format: uuid */
            id: string;
            isDefault: boolean;
            version: number;
            /** Format: date-time */
            updatedAt: string;
        };
        CalendarDay: {
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
            bounced: number;
        };
        Call: {
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
                callBackAt: string | null;
            }[];
            history: {
                /** Format: date-time */
                answeredAt: string;
                score: number;
                comment: string | null;
            }[];
        };
        Case: {
            /** Format: uuid */
            id: string;
            number: number;
            /** @enum {string} */
            origin: "response" | "manual";
            /** @enum {string} */
            state: "open" | "waiting" | "resolved" | "closed";
            title: string;
            words: string | null;
            responseId: string | null;
            personId: string | null;
            person: {
                /** Format: uuid */
                id: string;
                name: string | null;
                email: string | null;
                phone: string | null;
            } | null;
            answer: {
                score: number;
                /** @enum {string} */
                group: "promoter" | "passive" | "detractor";
                comment: string | null;
                /** Format: date-time */
                answeredAt: string;
                /** Format: uuid */
                surveyId: string;
            } | null;
            mayContact: boolean;
            owner: string | null;
            teamId: string | null;
            /** @enum {string} */
            priority: "urgent" | "high" | "normal" | "low";
            sensitive: boolean;
            ruleId: string | null;
            causeId: string | null;
            outcome: ("solved" | "partly" | "cannot" | "no_reply" | "praise" | "not_ours") | null;
            outcomeNote: string | null;
            /** Format: date-time */
            openedAt: string;
            firstContactAt: string | null;
            snoozedUntil: string | null;
            resolvedAt: string | null;
            closedAt: string | null;
            reopened: number;
            dueAt: string | null;
            dueKind: ("first_contact" | "next_reply" | "resolution") | null;
            mergedInto: string | null;
            version: number;
            /** Format: date-time */
            updatedAt: string;
        };
        CaseAction: {
            /** @default null */
            teamId: string | null;
            /** @default null */
            owner: string | null;
            /**
             * @default by_hand
             * @enum {string}
             */
            routing: "by_hand" | "round_robin" | "least_load";
            /**
             * @default normal
             * @enum {string}
             */
            priority: "urgent" | "high" | "normal" | "low";
            /** @default null */
            targets: components["schemas"]["CaseTargets"] | null;
            /** @default false */
            sensitive: boolean;
        };
        CaseActionInput: {
            /** @default null */
            teamId?: string | null;
            /** @default null */
            owner?: string | null;
            /**
             * @default by_hand
             * @enum {string}
             */
            routing?: "by_hand" | "round_robin" | "least_load";
            /**
             * @default normal
             * @enum {string}
             */
            priority?: "urgent" | "high" | "normal" | "low";
            /** @default null */
            targets?: components["schemas"]["CaseTargetsInput"] | null;
            /** @default false */
            sensitive?: boolean;
        };
        CaseClock: {
            /** @enum {string} */
            kind: "first_contact" | "next_reply" | "resolution";
            targetMinutes: number;
            /** Format: uuid */
            calendarId: string;
            /** Format: date-time */
            startedAt: string;
            dueAt: string | null;
            pausedAt: string | null;
            leftMinutes: number | null;
            stoppedAt: string | null;
            stoppedBy: ("met" | "cancelled" | "replaced") | null;
            missedAt: string | null;
            explain: components["schemas"]["CountedSpell"][];
        };
        CaseDetail: {
            /** Format: uuid */
            id: string;
            number: number;
            /** @enum {string} */
            origin: "response" | "manual";
            /** @enum {string} */
            state: "open" | "waiting" | "resolved" | "closed";
            title: string;
            words: string | null;
            responseId: string | null;
            personId: string | null;
            person: {
                /** Format: uuid */
                id: string;
                name: string | null;
                email: string | null;
                phone: string | null;
            } | null;
            answer: {
                score: number;
                /** @enum {string} */
                group: "promoter" | "passive" | "detractor";
                comment: string | null;
                /** Format: date-time */
                answeredAt: string;
                /** Format: uuid */
                surveyId: string;
            } | null;
            mayContact: boolean;
            owner: string | null;
            teamId: string | null;
            /** @enum {string} */
            priority: "urgent" | "high" | "normal" | "low";
            sensitive: boolean;
            ruleId: string | null;
            causeId: string | null;
            outcome: ("solved" | "partly" | "cannot" | "no_reply" | "praise" | "not_ours") | null;
            outcomeNote: string | null;
            /** Format: date-time */
            openedAt: string;
            firstContactAt: string | null;
            snoozedUntil: string | null;
            resolvedAt: string | null;
            closedAt: string | null;
            reopened: number;
            dueAt: string | null;
            dueKind: ("first_contact" | "next_reply" | "resolution") | null;
            mergedInto: string | null;
            version: number;
            /** Format: date-time */
            updatedAt: string;
            clocks: components["schemas"]["CaseClock"][];
            merged: {
                /** Format: uuid */
                id: string;
                number: number;
            }[];
            linked: {
                /** Format: uuid */
                id: string;
                number: number;
                /** @enum {string} */
                state: "open" | "waiting" | "resolved" | "closed";
            }[];
            otherAnswers: {
                score: number;
                /** @enum {string} */
                group: "promoter" | "passive" | "detractor";
                comment: string | null;
                /** Format: date-time */
                answeredAt: string;
                /** Format: uuid */
                surveyId: string;
                /** Format: uuid */
                id: string;
            }[];
            otherCases: {
                /** Format: uuid */
                id: string;
                number: number;
                /** @enum {string} */
                state: "open" | "waiting" | "resolved" | "closed";
                /** Format: date-time */
                openedAt: string;
            }[];
            conversationId: string | null;
            check: {
                askedAt: string | null;
                notAsked: ("outcome" | "closed" | "bulk" | "no_person" | "no_address" | "no_contact" | "no_mail_server" | "blocked" | "not_delivered") | null;
                answer: ("yes" | "no") | null;
                words: string | null;
                answeredAt: string | null;
            } | null;
        };
        CaseEvent: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: string;
            kind: string;
            data: {
                [key: string]: unknown;
            };
        };
        CaseRulePreview: {
            days: number;
            answers: number;
            wouldOpen: number;
            withoutCase: number;
        };
        CaseTargets: {
            firstContactHours: number;
            nextReplyHours: number;
            resolutionHours: number;
        };
        CaseTargetsInput: {
            firstContactHours: number;
            nextReplyHours: number;
            resolutionHours: number;
        };
        Change: {
            /** Format: uuid */
            id: string;
            /** Format: date */
            day: string;
            until: string | null;
            title: string;
            /** @enum {string} */
            kind: "product" | "price" | "service" | "campaign" | "other";
            source: string | null;
        };
        ChangeEffect: {
            before: components["schemas"]["TrendPoint"];
            after: components["schemas"]["TrendPoint"];
            open: boolean;
            change: components["schemas"]["PointsRange"] | null;
            others: {
                before: components["schemas"]["ScoreReport"];
                after: components["schemas"]["ScoreReport"];
                points: number | null;
            } | null;
            effect: components["schemas"]["PointsRange"] | null;
            /** @enum {string} */
            verdict: "too_few" | "no_clear_change" | "up" | "down";
            bySource: components["schemas"]["ScoreReport"] | null;
        };
        Colleague: {
            userId: string;
            name: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "analyst" | "member";
            takesWork: boolean;
            calendarId: string | null;
            language: ("en" | "ru" | "lv" | "sv") | null;
            /** @enum {string} */
            presence: "present" | "away" | "takes_no_work" | "outside_hours";
            awayUntil: string | null;
        };
        ColleagueInvitation: {
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
        };
        ColleagueInvitationCreated: {
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
        Consent: {
            /** @enum {string} */
            channel: "email" | "sms" | "telegram" | "phone" | "contact";
            given: boolean;
            source: string;
            /** Format: date-time */
            at: string;
            wording: string | null;
            responseId: string | null;
        };
        ContactBlock: {
            /** @enum {string} */
            channel: "email" | "sms" | "telegram" | "phone" | "*";
            /** @enum {string} */
            reason: "unsubscribed" | "complained" | "bounced" | "suppressed";
            address: string | null;
            detail: string | null;
            by: string;
            /** Format: date-time */
            at: string;
        };
        ContactCaseInput: {
            /**
             * @default out
             * @enum {string}
             */
            direction?: "out" | "in";
            /**
             * @default phone
             * @enum {string}
             */
            way?: "phone" | "mail" | "page" | "in_person" | "other";
            /**
             * @default reached
             * @enum {string}
             */
            result?: "reached" | "not_reached" | "wrong_number";
            /** @default  */
            note?: string;
            /** @default false */
            waits?: boolean;
            /** @default null */
            next?: string | null;
        };
        CountedSpell: {
            /** Format: date */
            day: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            ms: number;
        };
        CreateAbsenceInput: {
            userId?: string;
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string;
            /** @default null */
            standIn?: string | null;
        };
        CreateAccountInput: {
            name: string;
            externalId?: string;
            /** @default [] */
            people?: string[];
        };
        CreateBenchmarkInput: {
            name: string;
            source: string;
            /** Format: uri */
            sourceUrl?: string;
            /** Format: date */
            measuredOn: string;
            score: number;
            base?: number;
            /**
             * @default unknown
             * @enum {string}
             */
            mode?: "web" | "email" | "sms" | "phone" | "in_person" | "panel" | "mixed" | "unknown";
            /**
             * @default unknown
             * @enum {string}
             */
            kind?: "relationship" | "transactional" | "unknown";
            country?: string;
            /** @default  */
            note?: string;
        };
        CreateCaseInput: {
            /** Format: uuid */
            responseId?: string;
            personId?: string | null;
            /** @default  */
            title?: string;
            /** @default null */
            words?: string | null;
            /** @default null */
            teamId?: string | null;
            /** @default null */
            owner?: string | null;
            /**
             * @default normal
             * @enum {string}
             */
            priority?: "urgent" | "high" | "normal" | "low";
            /** @default false */
            sensitive?: boolean;
        };
        CreateChangeInput: {
            /** Format: date */
            day: string;
            title: string;
            /**
             * @default other
             * @enum {string}
             */
            kind?: "product" | "price" | "service" | "campaign" | "other";
            /** Format: date */
            until?: string;
            source?: string;
        };
        CreateDelightedKeyInput: {
            /** @default Delighted */
            name?: string;
            /** Format: uuid */
            surveyId?: string;
            key?: string;
            /** @default true */
            signsWebhooks?: boolean;
        };
        CreateEmployeeInput: {
            name: string;
            /** @default null */
            email?: string | null;
            /** @default null */
            externalId?: string | null;
            /** @default null */
            userId?: string | null;
            /** @default null */
            teamId?: string | null;
        };
        CreateImprovementInput: {
            title: string;
            /** Format: uuid */
            surveyId: string;
            /** @default  */
            hypothesis?: string;
            /** @default {} */
            measure?: {
                /** @default [] */
                filter?: string[];
                /** @default [] */
                theme?: string[];
            };
            /** @default null */
            expected?: number | null;
            /** @default 8 */
            weeks?: number;
            /** @default null */
            owner?: string | null;
            /** @default null */
            teamId?: string | null;
            /** @default null */
            causeId?: string | null;
            /** @default {} */
            sources?: {
                /** @default [] */
                responseIds?: string[];
                /** @default [] */
                caseIds?: string[];
                /** @default [] */
                commentIds?: string[];
                /** @default null */
                gather?: {
                    /** Format: date */
                    from: string;
                    /** Format: date */
                    to: string;
                } | null;
            };
        };
        CreatePersonInput: {
            /** Format: email */
            email?: string;
            phone?: string;
            externalId?: string;
            name?: string;
            language?: string;
            timeZone?: string;
            account?: string;
            /** @enum {string} */
            accountRole?: "decision_maker" | "user";
            /** @default {} */
            attributes?: {
                [key: string]: string | number | boolean;
            };
        };
        CreatePurchaseInput: {
            /** Format: date-time */
            at: string;
            amount: number;
            currency: string;
            product?: string;
            externalId?: string;
        };
        CreateResponseInput: {
            /** Format: uuid */
            id?: string;
            score: number;
            comment?: string;
            answers?: {
                [key: string]: string | string[];
            };
            /** @default {} */
            properties?: {
                [key: string]: string | number | boolean;
            };
            person?: components["schemas"]["PersonRefInput"];
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
        CreateTeamInput: {
            name: string;
            /** @default null */
            calendarId?: string | null;
            /** @default [] */
            members?: {
                userId: string;
                /** @default false */
                isLead?: boolean;
            }[];
        };
        CreateWinBackInput: {
            name: string;
            /** Format: uuid */
            surveyId: string;
            /**
             * @default email
             * @enum {string}
             */
            channel?: "email" | "sms" | "telegram" | "phone";
            /** @default 180 */
            lapsedDays?: number;
            currency?: string;
            leastValue?: number;
            /** @default true */
            holdOut?: boolean;
            /** @default 90 */
            outcomeDays?: number;
        };
        Crossing: {
            rows: string[];
            columns: string[];
            leftOut: {
                rows: number;
                columns: number;
            };
            cells: components["schemas"]["CrossingCell"][];
            all: components["schemas"]["ScoreReport"];
        };
        CrossingCell: {
            row: string;
            column: string;
            hidden: boolean;
            answers: number | null;
            score: number | null;
            interval: components["schemas"]["Interval"] | null;
            lowBase: boolean;
            difference: components["schemas"]["Difference"] | null;
        };
        DecideUnconfirmedInput: {
            /** @enum {string} */
            as: "sent" | "send_again";
            /** Format: uuid */
            surveyId?: string;
            /** Format: uuid */
            sendingId?: string;
        };
        DelightedKeyCreated: {
            /** Format: uuid */
            id: string;
            name: string;
            prefix: string;
            scopes: ("read" | "act" | "write" | "send" | "admin")[];
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
            key: string;
            surveyId: string | null;
            url: string;
        };
        DeskReport: {
            cases: number;
            firstContact: {
                n: number;
                medianMinutes: number | null;
                ninetiethMinutes: number | null;
                inTime: number;
                late: number;
                running: number;
            };
            resolution: {
                n: number;
                medianMinutes: number | null;
                ninetiethMinutes: number | null;
                inTime: number;
                late: number;
                running: number;
            };
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            outcomes: {
                /** @enum {string} */
                outcome: "solved" | "partly" | "cannot" | "no_reply" | "praise" | "not_ours";
                cases: number;
            }[];
            settled: {
                asked: number;
                yes: number;
                no: number;
            };
            reopened: number;
            teams: {
                cases: number;
                firstContact: {
                    n: number;
                    medianMinutes: number | null;
                    ninetiethMinutes: number | null;
                    inTime: number;
                    late: number;
                    running: number;
                };
                resolution: {
                    n: number;
                    medianMinutes: number | null;
                    ninetiethMinutes: number | null;
                    inTime: number;
                    late: number;
                    running: number;
                };
                /** Format: uuid */
                teamId: string;
            }[];
            inSmallTeams: number;
            causes: {
                causeId: string | null;
                cases: number;
                share: number;
                resolution: {
                    n: number;
                    medianMinutes: number | null;
                    ninetiethMinutes: number | null;
                    inTime: number;
                    late: number;
                    running: number;
                };
            }[];
            isPart: boolean;
        };
        Difference: {
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
        };
        Dimension: {
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
                label: string | null;
                answers: number;
            }[];
        };
        DrawRecord: {
            seed: string;
            method: string;
            /** Format: date-time */
            drawnAt: string;
            drawnBy: string;
            people: number;
            eligible: number;
            drawn: number;
            strata: components["schemas"]["StratumCount"][];
        };
        Employee: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string | null;
            externalId: string | null;
            userId: string | null;
            teamId: string | null;
            active: boolean;
        };
        EndCallInput: {
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
        EventsHeard: {
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
        FateCounts: {
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
        HappenedEventInput: {
            event: string;
            person: components["schemas"]["PersonRefInput"];
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
        Holiday: {
            /** Format: date */
            day: string;
            name: string;
            localName: string;
        };
        Holidays: {
            data: components["schemas"]["Holiday"][];
            firstYear: number;
            lastYear: number;
            source: string;
        };
        Import: {
            /** Format: uuid */
            id: string;
            fileName: string;
            bytes: number;
            /** @enum {string} */
            status: "uploaded" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
            kind: ("answers" | "people" | "unsubscribes" | "bounces") | null;
            surveyId: string | null;
            preview: components["schemas"]["ImportPreview"] | null;
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
        ImportColumn: {
            index: number;
            header: string;
            samples: string[];
            field: string;
            why: string;
        };
        ImportMappingInput: {
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
        ImportPreview: {
            tool: string;
            encoding: string;
            delimiter: string | null;
            headerRows: number;
            columns: components["schemas"]["ImportColumn"][];
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
        };
        Improvement: {
            /** Format: uuid */
            id: string;
            number: number;
            title: string;
            /** @enum {string} */
            state: "plan" | "do" | "check" | "done" | "dropped";
            /** Format: uuid */
            surveyId: string;
            hypothesis: string;
            measure: {
                /** @default [] */
                filter: string[];
                /** @default [] */
                theme: string[];
            };
            expected: number | null;
            weeks: number;
            owner: string | null;
            teamId: string | null;
            causeId: string | null;
            beganOn: string | null;
            checkOn: string | null;
            backdated: boolean;
            verdict: ("better" | "worse" | "no_clear_change" | "too_few") | null;
            decision: ("keep" | "change" | "drop") | null;
            decisionWords: string;
            sources: number;
            people: number;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            version: number;
        };
        ImprovementDetail: {
            /** Format: uuid */
            id: string;
            number: number;
            title: string;
            /** @enum {string} */
            state: "plan" | "do" | "check" | "done" | "dropped";
            /** Format: uuid */
            surveyId: string;
            hypothesis: string;
            measure: {
                /** @default [] */
                filter: string[];
                /** @default [] */
                theme: string[];
            };
            expected: number | null;
            weeks: number;
            owner: string | null;
            teamId: string | null;
            causeId: string | null;
            beganOn: string | null;
            checkOn: string | null;
            backdated: boolean;
            verdict: ("better" | "worse" | "no_clear_change" | "too_few") | null;
            decision: ("keep" | "change" | "drop") | null;
            decisionWords: string;
            sources: number;
            people: number;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            version: number;
            outlook: components["schemas"]["PlanOutlook"] | null;
            result: components["schemas"]["ImprovementResult"] | null;
            answersSince: number | null;
            remarks: components["schemas"]["ImprovementRemark"][];
        };
        ImprovementRemark: {
            /** Format: date-time */
            at: string;
            by: string;
            words: string;
        };
        ImprovementResult: {
            before: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                score: components["schemas"]["ScoreReport"];
            };
            after: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                score: components["schemas"]["ScoreReport"];
            };
            change: components["schemas"]["Difference"] | null;
            rest: {
                before: components["schemas"]["ScoreReport"];
                after: components["schemas"]["ScoreReport"];
            } | null;
            effect: {
                effect: number;
                lower: number;
                upper: number;
            } | null;
            /** @enum {string} */
            verdict: "better" | "worse" | "no_clear_change" | "too_few";
            look: number;
            /** Format: date-time */
            at: string;
        };
        ImprovementSource: {
            /** @enum {string} */
            kind: "response" | "case" | "comment";
            /** Format: uuid */
            id: string;
            score: number | null;
            words: string | null;
            caseNumber: number | null;
            known: boolean;
        };
        Interval: {
            lower: number;
            upper: number;
            confidence: number;
            method: string;
        };
        InterviewAnswerInput: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            invitationId?: string;
            /** @enum {string} */
            channel: "phone" | "in_person";
            score: number;
            comment?: string;
            answers?: {
                [key: string]: string | string[];
            };
            person?: components["schemas"]["PersonRefInput"];
            language?: string;
            touchpoint?: string;
            /** @default {} */
            properties?: {
                [key: string]: string | number | boolean;
            };
            /** Format: date-time */
            answeredAt?: string;
        };
        Invitation: {
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
        };
        InvitationDetail: {
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
            messages: components["schemas"]["Message"][];
            loads: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                kind: "score" | "page" | "honeypot";
                score: number | null;
            }[];
        };
        Kiosk: {
            link: string;
            isSetUp: boolean;
            languages: string[];
            idleSeconds: number;
            hasPin: boolean;
        };
        KioskBodyInput: {
            /** @default [] */
            languages?: string[];
            /** @default 20 */
            idleSeconds?: number;
            pin?: string | null;
        };
        LapsedCustomer: {
            /** Format: uuid */
            personId: string;
            name: string | null;
            email: string | null;
            phone: string | null;
            value: number;
            purchases: number;
            /** Format: date-time */
            lastPurchaseAt: string;
            lastScore: number | null;
            lastWords: string | null;
            lastAnsweredAt: string | null;
            lastContactAt: string | null;
            agreed: string[];
            refused: string[];
            inRound: string | null;
        };
        LapsedList: {
            currency: string | null;
            currencies: string[];
            lapsedDays: number;
            customers: number;
            value: number;
            data: components["schemas"]["LapsedCustomer"][];
        };
        MadeByMember: {
            keys: components["schemas"]["ApiKey"][];
            invitations: components["schemas"]["ColleagueInvitation"][];
            shares: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
        };
        MailPreview: {
            language: string;
            from: string;
            subject: string;
            html: string;
            text: string;
            bytes: number;
        };
        MailSettings: {
            /** @default null */
            senderName: string | null;
            /** @default null */
            replyTo: string | null;
            /** @default  */
            footer: string;
            /** @default {} */
            texts: {
                [key: string]: components["schemas"]["MailTextsByGroup"];
            };
        };
        MailSettingsInput: {
            /** @default null */
            senderName?: string | null;
            /** @default null */
            replyTo?: string | null;
            /** @default  */
            footer?: string;
            /** @default {} */
            texts?: {
                [key: string]: components["schemas"]["MailTextsByGroupInput"];
            };
        };
        MailTextsByGroup: {
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
        MailTextsByGroupInput: {
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
        MeasuredLength: {
            started: number;
            finished: number;
            of: {
                share: number;
                lower: number;
                upper: number;
            } | null;
            questions: {
                id: string;
                came: number;
                answered: number;
                passed: number;
                left: number;
                of: {
                    share: number;
                    lower: number;
                    upper: number;
                } | null;
            }[];
        };
        Member: {
            userId: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "analyst" | "member";
            /** Format: date-time */
            joinedAt: string;
        };
        MembersListed: {
            rows: number;
            members: number;
            created: number;
            rejected: {
                line: number;
                problem: string;
            }[];
        };
        Message: {
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
            providerId: string | null;
        };
        Notice: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "case.yours" | "case.due" | "case.missed" | "case.woke" | "improvement.checked" | "case.wrote" | "case.undelivered" | "promise.yours" | "promise.due" | "promise.missed" | "promise.overdue" | "team.joined" | "absence.stand_in";
            target: string;
            about: {
                [key: string]: string | number;
            };
            /** Format: date-time */
            at: string;
            readAt: string | null;
        };
        NoticeSetting: {
            /** @enum {string} */
            kind: "case.yours" | "case.due" | "case.missed" | "case.woke" | "improvement.checked" | "case.wrote" | "case.undelivered" | "promise.yours" | "promise.due" | "promise.missed" | "promise.overdue" | "team.joined" | "absence.stand_in";
            inApp: boolean;
            byMail: boolean;
        };
        NoticeSettingInput: {
            /** @enum {string} */
            kind: "case.yours" | "case.due" | "case.missed" | "case.woke" | "improvement.checked" | "case.wrote" | "case.undelivered" | "promise.yours" | "promise.due" | "promise.missed" | "promise.overdue" | "team.joined" | "absence.stand_in";
            inApp: boolean;
            byMail: boolean;
        };
        Notices: {
            data: components["schemas"]["Notice"][];
            nextCursor: string | null;
            unread: number;
        };
        OwnDay: {
            /** Format: date */
            day: string;
            name: string;
            /** @default [] */
            spells: {
                from: string;
                to: string;
            }[];
        };
        OwnDayInput: {
            /** Format: date */
            day: string;
            name: string;
            /** @default [] */
            spells?: {
                from: string;
                to: string;
            }[];
        };
        PatchCaseInput: {
            version?: number;
            title?: string;
            /** @enum {string} */
            priority?: "urgent" | "high" | "normal" | "low";
            causeId?: string | null;
            personId?: string | null;
            sensitive?: boolean;
        };
        PatchColleagueInput: {
            takesWork?: boolean;
            calendarId?: string | null;
            language?: ("en" | "ru" | "lv" | "sv") | null;
        };
        PatchEmployeeInput: {
            name?: string;
            email?: string | null;
            externalId?: string | null;
            userId?: string | null;
            teamId?: string | null;
            active?: boolean;
        };
        PatchImprovementInput: {
            title?: string;
            hypothesis?: string;
            measure?: {
                /** @default [] */
                filter?: string[];
                /** @default [] */
                theme?: string[];
            };
            expected?: number | null;
            weeks?: number;
            owner?: string | null;
            teamId?: string | null;
            causeId?: string | null;
            version?: number;
        };
        PatchPersonInput: {
            email?: string | null;
            phone?: string | null;
            externalId?: string | null;
            name?: string | null;
            language?: string | null;
            timeZone?: string | null;
            account?: string | null;
            accountRole?: ("decision_maker" | "user") | null;
            attributes?: {
                [key: string]: string | number | boolean | null;
            };
            tags?: string[];
        };
        PatchResponseInput: {
            score?: number;
            comment?: string | null;
            properties?: {
                [key: string]: string | number | boolean;
            };
            touchpoint?: string | null;
            tags?: string[];
        };
        PatchRootCauseInput: {
            name?: string;
            parentId?: string | null;
            archived?: boolean;
        };
        PatchTeamInput: {
            name?: string;
            calendarId?: string | null;
            archived?: boolean;
        };
        Person: {
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
            tags: string[];
            account: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            accountRole: ("decision_maker" | "user") | null;
            answers: number;
            lastScore: number | null;
            lastAnsweredAt: string | null;
            lastAskedAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        PersonDetail: {
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
            tags: string[];
            account: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            accountRole: ("decision_maker" | "user") | null;
            answers: number;
            lastScore: number | null;
            lastAnsweredAt: string | null;
            lastAskedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            notes: components["schemas"]["PersonNote"][];
            blocks: components["schemas"]["ContactBlock"][];
            consents: components["schemas"]["Consent"][];
            addresses: {
                channel: string;
                address: string;
            }[];
        };
        PersonExport: {
            /** Format: date-time */
            exportedAt: string;
            person: components["schemas"]["PersonDetail"];
            records: {
                [key: string]: {
                    [key: string]: unknown;
                }[];
            };
        };
        PersonNote: {
            /** Format: uuid */
            id: string;
            text: string;
            by: string;
            /** Format: date-time */
            at: string;
        };
        PersonOfResponse: {
            /** Format: uuid */
            id: string;
            name: string | null;
            email: string | null;
            phone: string | null;
            externalId: string | null;
        };
        PersonRefInput: {
            /** Format: email */
            email?: string;
            phone?: string;
            externalId?: string;
            name?: string;
        };
        PlanOutlook: {
            answers: number;
            score: components["schemas"]["ScoreReport"];
            smallestVisible: number | null;
            visible: boolean | null;
        };
        PointsRange: {
            points: number;
            lower: number;
            upper: number;
        };
        PreviewAudienceInput: {
            audience: components["schemas"]["AudienceSpecInput"];
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
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            requestId: string;
            errors?: {
                field: string;
                message: string;
            }[];
        };
        PublicPage: {
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
        Purchase: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            amount: string;
            currency: string;
            product: string | null;
            externalId: string | null;
        };
        PurchasesNoted: {
            rows: number;
            added: number;
            created: number;
            rejected: {
                line: number;
                problem: string;
            }[];
        };
        QuestionCost: {
            id: string;
            leaveHere: number;
            remain: number;
        };
        QuestionFigure: {
            id: string;
            /** @enum {string} */
            kind: "choice" | "text" | "scale" | "csat" | "ces" | "stars";
            text: {
                [key: string]: string;
            };
            answers: number;
            lowBase: boolean;
            values: {
                value: string;
                answers: number;
                of: {
                    share: number;
                    lower: number;
                    upper: number;
                } | null;
            }[];
            mean: {
                mean: number;
                lower: number;
                upper: number;
            } | null;
            top: {
                share: number;
                lower: number;
                upper: number;
                values: string[];
                answers: number;
            } | null;
        };
        QuestionTrend: {
            /** @enum {string} */
            by: "day" | "week" | "month";
            /** @enum {string} */
            wanted: "day" | "week" | "month";
            points: {
                answers: number;
                lowBase: boolean;
                values: {
                    value: string;
                    answers: number;
                    of: {
                        share: number;
                        lower: number;
                        upper: number;
                    } | null;
                }[];
                mean: {
                    mean: number;
                    lower: number;
                    upper: number;
                } | null;
                top: {
                    share: number;
                    lower: number;
                    upper: number;
                    values: string[];
                    answers: number;
                } | null;
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            cutBefore: string | null;
        };
        ReplaceBusinessCalendarInput: {
            name: string;
            timeZone: string;
            week: components["schemas"]["WeekInput"];
            /** @default null */
            country?: ("LV" | "SE" | "RU" | "EE" | "LT" | "FI" | "DE" | "GB" | "US") | null;
            /** @default [] */
            workedHolidays?: string[];
            /** @default [] */
            ownDays?: components["schemas"]["OwnDayInput"][];
            version?: number;
        };
        ResolveCaseInput: {
            version?: number;
            /** @enum {string} */
            outcome: "solved" | "partly" | "cannot" | "no_reply" | "praise" | "not_ours";
            causeId: string | null;
            note?: string;
            /** @default false */
            close?: boolean;
        };
        ResponseChange: {
            /** Format: date-time */
            at: string;
            by: string;
            changes: {
                [key: string]: {
                    from: unknown;
                    to: unknown;
                };
            };
        };
        ResponseDetail: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            surveyId: string;
            score: number;
            /** @enum {string} */
            group: "promoter" | "passive" | "detractor";
            comment: string | null;
            answers: {
                [key: string]: string | string[];
            };
            properties: {
                [key: string]: string | number | boolean;
            };
            /** @enum {string} */
            channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
            source: string | null;
            touchpoint: string | null;
            language: string | null;
            person: components["schemas"]["PersonOfResponse"] | null;
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
            reading: {
                language: string;
                /** @enum {string} */
                tone: "positive" | "neutral" | "negative" | "mixed" | "unclear";
                confidence: number;
                themes: {
                    id: string;
                    /** @enum {string} */
                    kind: "aspect" | "keyword" | "topic";
                    name: string;
                    /** @enum {string} */
                    polarity: "positive" | "neutral" | "negative" | "unclear";
                    spans: {
                        start: number;
                        end: number;
                    }[];
                }[];
                urgency: number;
                churn: boolean;
                disagrees: ("score_high_words_negative" | "score_low_words_positive") | null;
                duplicateOf: string | null;
                duplicateBy: ("person" | "address" | "text") | null;
                alike: number;
                readBy: {
                    model: string;
                    /** Format: date */
                    on: string;
                } | null;
                languageConfidence: number;
                reasons: {
                    start: number;
                    end: number;
                    /** @enum {string} */
                    of: "urgency" | "churn";
                    phrase: string;
                }[];
                version: string;
                corrected: string[];
                disagreementConfirmed: boolean;
            } | null;
            claimed: components["schemas"]["PersonOfResponse"] | null;
            originalKept: boolean;
            notes: components["schemas"]["PersonNote"][];
            history: components["schemas"]["ResponseChange"][];
        };
        ResponseItem: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            surveyId: string;
            score: number;
            /** @enum {string} */
            group: "promoter" | "passive" | "detractor";
            comment: string | null;
            answers: {
                [key: string]: string | string[];
            };
            properties: {
                [key: string]: string | number | boolean;
            };
            /** @enum {string} */
            channel: "link" | "email" | "web" | "kiosk" | "phone" | "in_person" | "sms" | "telegram" | "api" | "import" | "form";
            source: string | null;
            touchpoint: string | null;
            language: string | null;
            person: components["schemas"]["PersonOfResponse"] | null;
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
            reading: {
                language: string;
                /** @enum {string} */
                tone: "positive" | "neutral" | "negative" | "mixed" | "unclear";
                confidence: number;
                themes: {
                    id: string;
                    /** @enum {string} */
                    polarity: "positive" | "neutral" | "negative" | "unclear";
                }[];
                urgency: number;
                churn: boolean;
                disagrees: ("score_high_words_negative" | "score_low_words_positive") | null;
                duplicateOf: string | null;
                duplicateBy: ("person" | "address" | "text") | null;
                alike: number;
                readBy: {
                    model: string;
                    /** Format: date */
                    on: string;
                } | null;
            } | null;
        };
        ResponseRateRow: {
            value: string;
            invited: number;
            answered: number;
            share: number | null;
            lower: number | null;
            upper: number | null;
        };
        Reward: {
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
        };
        RewardCode: {
            code: string;
            /** Format: date-time */
            addedAt: string;
            givenAt: string | null;
            person: {
                /** Format: uuid */
                id: string;
                name: string | null;
                email: string | null;
            } | null;
            responseId: string | null;
        };
        RootCause: {
            /** Format: uuid */
            id: string;
            parentId: string | null;
            name: string;
            archivedAt: string | null;
            cases: number;
        };
        RowsTaken: {
            rows: number;
            added: number;
            rejected: {
                line: number;
                problem: string;
            }[];
        };
        Sample: {
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
        SampleInput: {
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
        SampleState: {
            workspace: components["schemas"]["Workspace"] | null;
            surveyId: string | null;
            done: number;
            total: number;
        };
        SaveBusinessCalendarInput: {
            name: string;
            timeZone: string;
            week: components["schemas"]["WeekInput"];
            /** @default null */
            country?: ("LV" | "SE" | "RU" | "EE" | "LT" | "FI" | "DE" | "GB" | "US") | null;
            /** @default [] */
            workedHolidays?: string[];
            /** @default [] */
            ownDays?: components["schemas"]["OwnDayInput"][];
        };
        SaveRewardInput: {
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
        ScheduleInvitationInput: {
            person?: components["schemas"]["PersonRefInput"];
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
        Scheduled: {
            /** Format: uuid */
            invitationId: string;
            /** @enum {string} */
            state: "planned" | "held_back" | "sending" | "sent" | "reminded" | "unconfirmed" | "bounced" | "answered" | "expired" | "unsubscribed" | "cancelled" | "not_asked";
            reason: string | null;
            at: string | null;
        };
        ScoreReport: {
            score: number | null;
            answers: number;
            promoters: number;
            passives: number;
            detractors: number;
            histogram: number[];
            interval: components["schemas"]["Interval"] | null;
            lowBase: boolean;
        };
        SendTestMailInput: {
            /** Format: email */
            to: string;
            language?: string;
            /** @enum {string} */
            group?: "promoter" | "passive" | "detractor";
        };
        SetBlockInput: {
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
        SetConsentInput: {
            /** @enum {string} */
            channel: "email" | "sms" | "telegram" | "phone" | "contact";
            given: boolean;
            source: string;
        };
        SetupInput: {
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
        SourcesAdded: {
            added: number;
            sources: number;
            people: number;
        };
        StratumCount: {
            stratum: string;
            eligible: number;
            quota: number;
            drawn: number;
        };
        SurveyAmongAll: {
            score: number | null;
            answers: number;
            promoters: number;
            passives: number;
            detractors: number;
            histogram: number[];
            interval: components["schemas"]["Interval"] | null;
            lowBase: boolean;
            surveyId: string;
            name: string;
            status: string;
            previous: components["schemas"]["ScoreReport"] | null;
            difference: components["schemas"]["Difference"] | null;
            responseRate: {
                invited: number;
                answered: number;
                rate: number;
            } | null;
            sparkline: (number | null)[];
        };
        SurveyScore: {
            score: number | null;
            answers: number;
            promoters: number;
            passives: number;
            detractors: number;
            histogram: number[];
            interval: components["schemas"]["Interval"] | null;
            lowBase: boolean;
            from: string | null;
            to: string | null;
            excluded: {
                total: number;
                reasons: {
                    reason: string;
                    answers: number;
                }[];
                scoreWith: components["schemas"]["ScoreReport"];
            };
            quarantined: number;
            /** @enum {string} */
            comparedWith: "previous" | "year";
            previous: components["schemas"]["TrendPoint"] | null;
            difference: components["schemas"]["Difference"] | null;
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
        SurveyTexts: {
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
        SurveyTextsInput: {
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
        TagPeopleInput: {
            people: string[];
            tag: string;
            on: boolean;
        };
        Team: {
            /** Format: uuid */
            id: string;
            name: string;
            calendarId: string | null;
            members: components["schemas"]["TeamMember"][];
            archivedAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        TeamMember: {
            userId: string;
            name: string;
            email: string;
            isLead: boolean;
        };
        Trend: {
            /** @enum {string} */
            by: "day" | "week" | "month";
            /** @enum {string} */
            wanted: "day" | "week" | "month";
            points: components["schemas"]["TrendPoint"][];
            cutBefore: string | null;
            changes: {
                /** Format: date */
                day: string;
                title: string;
                kind: string;
            }[];
            compared: components["schemas"]["TrendPoint"][] | null;
            goal: {
                target: number;
                by: string | null;
            } | null;
        };
        TrendPoint: {
            score: number | null;
            answers: number;
            promoters: number;
            passives: number;
            detractors: number;
            histogram: number[];
            interval: components["schemas"]["Interval"] | null;
            lowBase: boolean;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
        };
        WebhookAttempt: {
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
        };
        WebhookDelivery: {
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
            log: components["schemas"]["WebhookAttempt"][];
        };
        Week: {
            mon: {
                from: string;
                to: string;
            }[];
            tue: {
                from: string;
                to: string;
            }[];
            wed: {
                from: string;
                to: string;
            }[];
            thu: {
                from: string;
                to: string;
            }[];
            fri: {
                from: string;
                to: string;
            }[];
            sat: {
                from: string;
                to: string;
            }[];
            sun: {
                from: string;
                to: string;
            }[];
        };
        WeekInput: {
            mon: {
                from: string;
                to: string;
            }[];
            tue: {
                from: string;
                to: string;
            }[];
            wed: {
                from: string;
                to: string;
            }[];
            thu: {
                from: string;
                to: string;
            }[];
            fri: {
                from: string;
                to: string;
            }[];
            sat: {
                from: string;
                to: string;
            }[];
            sun: {
                from: string;
                to: string;
            }[];
        };
        WidgetCountOf: {
            value: string;
            loads: number;
            impressions: number;
            views: number;
            dismissals: number;
            answers: number;
        };
        WidgetCounted: {
            loads: number;
            impressions: number;
            views: number;
            dismissals: number;
            answers: number;
        };
        WidgetCountsReport: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            totals: components["schemas"]["WidgetCounted"];
            byDay: {
                /** Format: date */
                day: string;
                loads: number;
                impressions: number;
                views: number;
                dismissals: number;
                answers: number;
            }[];
            byPage: components["schemas"]["WidgetCountOf"][];
            byReferrer: components["schemas"]["WidgetCountOf"][];
            byDevice: components["schemas"]["WidgetCountOf"][];
        };
        WidgetRules: {
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
        WinBack: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            surveyId: string;
            sendingId: string | null;
            /** @enum {string} */
            channel: "email" | "sms" | "telegram" | "phone";
            lapsedDays: number;
            currency: string;
            leastValue: number | null;
            outcomeDays: number;
            draw: {
                seed: string;
                method: string;
            };
            by: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endsAt: string;
            over: boolean;
            contacted: {
                people: number;
                known: number;
                returned: number;
                share: number | null;
                revenue: number;
                writtenTo: number;
            };
            heldBack: {
                people: number;
                known: number;
                returned: number;
                share: number | null;
                revenue: number;
                writtenTo: number;
            };
            difference: {
                share: number;
                lower: number;
                upper: number;
                revenue: {
                    amount: number;
                    lower: number;
                    upper: number;
                } | null;
            } | null;
            /** @enum {string} */
            verdict: "running" | "nothing_held_back" | "too_few" | "no_clear_difference" | "more" | "fewer";
        };
        Workspace: {
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
        WorkspaceAskingRules: {
            quietDaysWorkspace: number;
            answersCount: boolean;
            staffDomains: string[];
            consentNeeded: ("email" | "sms" | "telegram" | "phone")[];
        };
        WorkspacePatchInput: {
            name?: string;
            /** @enum {string} */
            language?: "en" | "ru" | "lv" | "sv";
            timeZone?: string;
        };
    };
    responses: {
        /** @description The request cannot be read, or a value in it is wrong. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No key or session, or one that is not valid (any more). */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key or role may not do this. */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing in this workspace. */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It does not fit what is there already. */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It can be read, and cannot be done. */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests; `retry-after` says when to come again. */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signInWithCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** @default false */
                    trustDevice?: boolean;
                };
            };
        };
        responses: {
            /** @description Sign in with a code */
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
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    beginTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Begin two-factor sign-in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                        uri: string;
                        qr: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    confirmTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Switch two-factor sign-in on */
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
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    endTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Switch two-factor sign-in off */
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
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Make new recovery codes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    signIn: {
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
            /** @description Sign in */
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
                    } | {
                        /** @enum {boolean} */
                        codeNeeded: true;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign out */
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
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    requestPasswordReset: {
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
            /** @description Ask for a new password */
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
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    resetPassword: {
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
            /** @description Set a new password */
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
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changePassword: {
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
            /** @description Change the password */
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
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether an owner exists */
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
            429: components["responses"]["Problem429"];
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupInput"];
            };
        };
        responses: {
            /** @description Make the owner */
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
                            language: ("en" | "ru" | "lv" | "sv") | null;
                            timeZone: string | null;
                            notify: {
                                webhookPaused: boolean;
                                colleagueJoined: boolean;
                            };
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
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who asks */
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
                            language: ("en" | "ru" | "lv" | "sv") | null;
                            timeZone: string | null;
                            notify: {
                                webhookPaused: boolean;
                                colleagueJoined: boolean;
                            };
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    changeMe: {
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
                    language?: ("en" | "ru" | "lv" | "sv") | null;
                    timeZone?: string | null;
                    notify?: {
                        webhookPaused?: boolean;
                        colleagueJoined?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Change your profile */
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
                            language: ("en" | "ru" | "lv" | "sv") | null;
                            timeZone: string | null;
                            notify: {
                                webhookPaused: boolean;
                                colleagueJoined: boolean;
                            };
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List colleagues */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"][];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    removeMember: {
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
            /** @description Remove a colleague */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeMember: {
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
            /** @description Change a colleague's role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getMadeByMember: {
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
            /** @description List what a colleague made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeByMember"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listColleagueInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List invited colleagues */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ColleagueInvitation"][];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    inviteColleague: {
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
            /** @description Invite a colleague */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueInvitationCreated"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    withdrawColleagueInvitation: {
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
            /** @description Take back an invitation */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    acceptColleagueInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationInput"];
            };
        };
        responses: {
            /** @description Accept an invitation */
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
                            language: ("en" | "ru" | "lv" | "sv") | null;
                            timeZone: string | null;
                            notify: {
                                webhookPaused: boolean;
                                colleagueJoined: boolean;
                            };
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
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List API keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiKey"][];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createKey: {
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
                    scopes?: ("read" | "act" | "write" | "send" | "admin")[];
                };
            };
        };
        responses: {
            /** @description Make an API key */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    revokeKey: {
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
            /** @description Revoke an API key */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List one's sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        twoFactor: boolean;
                        data: {
                            id: string;
                            isThis: boolean;
                            startedAt: string;
                            usedAt: string;
                            userAgent: string | null;
                        }[];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign out everywhere else */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End a session */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspacePatchInput"];
            };
        };
        responses: {
            /** @description Change the workspace */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createWorkspace: {
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
            /** @description Make a workspace */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listAudit: {
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
            /** @description List sensitive acts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    listBusinessCalendars: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List working hours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BusinessCalendar"][];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createBusinessCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveBusinessCalendarInput"];
            };
        };
        responses: {
            /** @description Add working hours */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessCalendar"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listHolidays: {
        parameters: {
            query: {
                country: "LV" | "SE" | "RU" | "EE" | "LT" | "FI" | "DE" | "GB" | "US";
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List public holidays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holidays"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    getBusinessCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                calendarId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get working hours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessCalendar"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    replaceBusinessCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                calendarId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceBusinessCalendarInput"];
            };
        };
        responses: {
            /** @description Change working hours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessCalendar"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteBusinessCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                calendarId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove working hours */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    tryBusinessCalendar: {
        parameters: {
            query: {
                from: string;
                minutes: number;
            };
            header?: never;
            path: {
                calendarId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Try working hours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        dueAt: string;
                        spells: components["schemas"]["CountedSpell"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listTeams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List teams */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Team"][];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTeamInput"];
            };
        };
        responses: {
            /** @description Add a team */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teamId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a team */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    changeTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTeamInput"];
            };
        };
        responses: {
            /** @description Change a team */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    setTeamMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teamId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    isLead?: boolean;
                };
            };
        };
        responses: {
            /** @description Put a colleague into a team */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeTeamMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teamId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a colleague out of a team */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listColleagues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List colleagues */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Colleague"][];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    changeColleague: {
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
                "application/json": components["schemas"]["PatchColleagueInput"];
            };
        };
        responses: {
            /** @description Say whether somebody takes work */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Colleague"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listAbsences: {
        parameters: {
            query?: {
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List absences */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Absence"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    addAbsence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAbsenceInput"];
            };
        };
        responses: {
            /** @description Say that somebody is away */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Absence"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeAbsence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                absenceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take an absence back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listEmployees: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                search?: string;
                teamId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List employees */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Employee"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createEmployee: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEmployeeInput"];
            };
        };
        responses: {
            /** @description Add an employee */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Employee"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeEmployee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                employeeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchEmployeeInput"];
            };
        };
        responses: {
            /** @description Change an employee */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Employee"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listNotices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                unread?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List what you were told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notices"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    readNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids?: string[];
                };
            };
        };
        responses: {
            /** @description Mark notices as read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        read: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getNoticeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Say how you are told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NoticeSetting"][];
                        mailWorks: boolean;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    saveNoticeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    settings: components["schemas"]["NoticeSettingInput"][];
                };
            };
        };
        responses: {
            /** @description Choose how you are told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NoticeSetting"][];
                        mailWorks: boolean;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listPeople: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                search?: string;
                segmentId?: string;
                blocked?: "email" | "sms" | "telegram" | "phone" | "*";
                tag?: string;
                accountId?: string;
                sort?: "created" | "name" | "asked" | "answered" | "score" | "answers";
                order?: "asc" | "desc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Person"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePersonInput"];
            };
        };
        responses: {
            /** @description Make a person */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    mergePeople: {
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
            /** @description Merge two people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getPerson: {
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
            /** @description Get a person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    erasePerson: {
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
            /** @description Erase a person */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changePerson: {
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
                "application/json": components["schemas"]["PatchPersonInput"];
            };
        };
        responses: {
            /** @description Change a person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    exportPerson: {
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
            /** @description Export a person's data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonExport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    addPersonNote: {
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
                    text: string;
                };
            };
        };
        responses: {
            /** @description Add a note about a person */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listPeopleAttributes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List properties of people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            name: string;
                            people: number;
                        }[];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    listPeopleTags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List tags of people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            name: string;
                            people: number;
                        }[];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    tagPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagPeopleInput"];
            };
        };
        responses: {
            /** @description Tag people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: string[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    notePurchases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
            /** @description Take purchases from a CSV file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchasesNoted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    exportPeople: {
        parameters: {
            query?: {
                search?: string;
                segmentId?: string;
                blocked?: "email" | "sms" | "telegram" | "phone" | "*";
                tag?: string;
                accountId?: string;
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    exportChosenPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    people: string[];
                    /**
                     * @default csv
                     * @enum {string}
                     */
                    format?: "csv" | "xlsx";
                };
            };
        };
        responses: {
            /** @description Export chosen people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    blockPerson: {
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
                "application/json": components["schemas"]["SetBlockInput"];
            };
        };
        responses: {
            /** @description Block a person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    unblockPerson: {
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
            /** @description Lift a block */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    setConsent: {
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
                "application/json": components["schemas"]["SetConsentInput"];
            };
        };
        responses: {
            /** @description Note a consent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    setAddress: {
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
            /** @description Set an address */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listPurchases: {
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
            /** @description List purchases */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Purchase"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    addPurchase: {
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
                "application/json": components["schemas"]["CreatePurchaseInput"];
            };
        };
        responses: {
            /** @description Note a purchase */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Purchase"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listSegments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List segments */
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
                                    name: "language" | "timeZone" | "emailDomain" | "account" | "accountRole";
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
                                } | {
                                    /** @enum {string} */
                                    about: "tag";
                                    name: string;
                                    /** @default true */
                                    has: boolean;
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createSegment: {
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
                            name: "language" | "timeZone" | "emailDomain" | "account" | "accountRole";
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
                        } | {
                            /** @enum {string} */
                            about: "tag";
                            name: string;
                            /** @default true */
                            has?: boolean;
                        })[];
                    };
                };
            };
        };
        responses: {
            /** @description Save a segment */
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
                                name: "language" | "timeZone" | "emailDomain" | "account" | "accountRole";
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
                            } | {
                                /** @enum {string} */
                                about: "tag";
                                name: string;
                                /** @default true */
                                has: boolean;
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    countSegment: {
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
                            name: "language" | "timeZone" | "emailDomain" | "account" | "accountRole";
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
                        } | {
                            /** @enum {string} */
                            about: "tag";
                            name: string;
                            /** @default true */
                            has?: boolean;
                        })[];
                    };
                };
            };
        };
        responses: {
            /** @description Count people */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getSegment: {
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
            /** @description Get a segment */
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
                                name: "language" | "timeZone" | "emailDomain" | "account" | "accountRole";
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
                            } | {
                                /** @enum {string} */
                                about: "tag";
                                name: string;
                                /** @default true */
                                has: boolean;
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteSegment: {
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
            /** @description Delete a segment */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeSegment: {
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
                            name: "language" | "timeZone" | "emailDomain" | "account" | "accountRole";
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
                        } | {
                            /** @enum {string} */
                            about: "tag";
                            name: string;
                            /** @default true */
                            has?: boolean;
                        })[];
                    };
                };
            };
        };
        responses: {
            /** @description Change a segment */
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
                                name: "language" | "timeZone" | "emailDomain" | "account" | "accountRole";
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
                            } | {
                                /** @enum {string} */
                                about: "tag";
                                name: string;
                                /** @default true */
                                has: boolean;
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listChanges: {
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
            /** @description List changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Change"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChangeInput"];
            };
        };
        responses: {
            /** @description Note a change */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteChange: {
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
            /** @description Delete a change */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listSurveys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List surveys */
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
                                [key: string]: components["schemas"]["SurveyTexts"];
                            };
                            brand: components["schemas"]["Brand"];
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
                            burst: components["schemas"]["AnswerBurst"] | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createSurvey: {
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
            /** @description Make a survey */
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
                            [key: string]: components["schemas"]["SurveyTexts"];
                        };
                        brand: components["schemas"]["Brand"];
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
                        burst: components["schemas"]["AnswerBurst"] | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getSurvey: {
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
            /** @description Get a survey */
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
                            [key: string]: components["schemas"]["SurveyTexts"];
                        };
                        brand: components["schemas"]["Brand"];
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
                        burst: components["schemas"]["AnswerBurst"] | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteSurvey: {
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
            /** @description Delete a survey */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeSurvey: {
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
                        [key: string]: components["schemas"]["SurveyTextsInput"] | null;
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
            /** @description Change a survey */
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
                            [key: string]: components["schemas"]["SurveyTexts"];
                        };
                        brand: components["schemas"]["Brand"];
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
                        burst: components["schemas"]["AnswerBurst"] | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    duplicateSurvey: {
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
                };
            };
        };
        responses: {
            /** @description Duplicate a survey */
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
                            [key: string]: components["schemas"]["SurveyTexts"];
                        };
                        brand: components["schemas"]["Brand"];
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
                        burst: components["schemas"]["AnswerBurst"] | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    restoreSurvey: {
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
                    /**
                     * @default archived
                     * @enum {string}
                     */
                    status?: "open" | "closed" | "archived";
                };
            };
        };
        responses: {
            /** @description Restore a survey */
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
                            [key: string]: components["schemas"]["SurveyTexts"];
                        };
                        brand: components["schemas"]["Brand"];
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
                        burst: components["schemas"]["AnswerBurst"] | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    checkWording: {
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
            /** @description Check wording */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getQuestions: {
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
            /** @description Get further questions */
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
                            costs: components["schemas"]["QuestionCost"][];
                            remain: number;
                            mostQuestions: number;
                            tooLong: boolean;
                            source: string;
                            assumption: string;
                        };
                        measured: components["schemas"]["MeasuredLength"] | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    setQuestions: {
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
            /** @description Set further questions */
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
                            costs: components["schemas"]["QuestionCost"][];
                            remain: number;
                            mostQuestions: number;
                            tooLong: boolean;
                            source: string;
                            assumption: string;
                        };
                        measured: components["schemas"]["MeasuredLength"] | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getSources: {
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
            /** @description List places of the link */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    setSources: {
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
            /** @description Set places of the link */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    saveLogo: {
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
                    /** Format: byte */
                    png: string;
                };
            };
        };
        responses: {
            /** @description Upload a logo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeLogo: {
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
            /** @description Remove the logo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getQrCode: {
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
            /** @description Get a QR code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getKiosk: {
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
            /** @description Get the kiosk */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kiosk"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    setKiosk: {
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
                "application/json": components["schemas"]["KioskBodyInput"];
            };
        };
        responses: {
            /** @description Set up the kiosk */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kiosk"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getWidget: {
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
            /** @description Get the web widget */
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
                        rules: components["schemas"]["WidgetRules"];
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    setWidget: {
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
            /** @description Set up the web widget */
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
                        rules: components["schemas"]["WidgetRules"];
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    rotateWidgetKey: {
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
            /** @description Give the widget another key */
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
                        rules: components["schemas"]["WidgetRules"];
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getWidgetCounts: {
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
            /** @description Get what happened on pages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetCountsReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getPublicPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the public page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicPage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    setPublicPage: {
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
            /** @description Set up the public page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getForm: {
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
            /** @description Get the always-open form */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    setForm: {
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
            /** @description Set up the always-open form */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    previewAudience: {
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
                "application/json": components["schemas"]["PreviewAudienceInput"];
            };
        };
        responses: {
            /** @description Preview an audience */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AudiencePreview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getAskingRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the workspace's rules of asking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceAskingRules"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    changeAskingRules: {
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
            /** @description Change the workspace's rules of asking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceAskingRules"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getSurveyAsking: {
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
            /** @description Get a survey's rules of asking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rules: components["schemas"]["AskingRules"];
                        mail: components["schemas"]["MailSettings"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    changeSurveyAsking: {
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
                    mail?: components["schemas"]["MailSettingsInput"];
                };
            };
        };
        responses: {
            /** @description Change a survey's rules of asking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rules: components["schemas"]["AskingRules"];
                        mail: components["schemas"]["MailSettings"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listSendings: {
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
            /** @description List sendings */
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
                            status: "draft" | "starting" | "running" | "paused" | "stopped" | "finished";
                            /** @enum {string} */
                            channel: "email" | "sms" | "telegram" | "phone";
                            audience: components["schemas"]["AudienceSpec"];
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
                            draw: components["schemas"]["DrawRecord"] | null;
                            counts: components["schemas"]["FateCounts"];
                            starting: {
                                written: number;
                                of: number | null;
                            } | null;
                            undoUntil: string | null;
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    createSending: {
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
                    audience: components["schemas"]["AudienceSpecInput"];
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
            /** @description Make a sending */
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
                        status: "draft" | "starting" | "running" | "paused" | "stopped" | "finished";
                        /** @enum {string} */
                        channel: "email" | "sms" | "telegram" | "phone";
                        audience: components["schemas"]["AudienceSpec"];
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
                        draw: components["schemas"]["DrawRecord"] | null;
                        counts: components["schemas"]["FateCounts"];
                        starting: {
                            written: number;
                            of: number | null;
                        } | null;
                        undoUntil: string | null;
                        startsAt: string | null;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getSending: {
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
            /** @description Get a sending */
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
                        status: "draft" | "starting" | "running" | "paused" | "stopped" | "finished";
                        /** @enum {string} */
                        channel: "email" | "sms" | "telegram" | "phone";
                        audience: components["schemas"]["AudienceSpec"];
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
                        draw: components["schemas"]["DrawRecord"] | null;
                        counts: components["schemas"]["FateCounts"];
                        starting: {
                            written: number;
                            of: number | null;
                        } | null;
                        undoUntil: string | null;
                        startsAt: string | null;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteSending: {
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
            /** @description Delete a draft */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeSending: {
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
                    audience?: components["schemas"]["AudienceSpecInput"];
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
            /** @description Change a sending */
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
                        status: "draft" | "starting" | "running" | "paused" | "stopped" | "finished";
                        /** @enum {string} */
                        channel: "email" | "sms" | "telegram" | "phone";
                        audience: components["schemas"]["AudienceSpec"];
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
                        draw: components["schemas"]["DrawRecord"] | null;
                        counts: components["schemas"]["FateCounts"];
                        starting: {
                            written: number;
                            of: number | null;
                        } | null;
                        undoUntil: string | null;
                        startsAt: string | null;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    addSendingMembers: {
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
            /** @description Add people to a sending */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeSendingMembers: {
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
            /** @description Take people off a sending */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getDraw: {
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
            /** @description Get the record of a draw */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    startSending: {
        parameters: {
            query?: {
                graceSeconds?: number;
            };
            header?: never;
            path: {
                sendingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Start a sending */
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
                        status: "draft" | "starting" | "running" | "paused" | "stopped" | "finished";
                        /** @enum {string} */
                        channel: "email" | "sms" | "telegram" | "phone";
                        audience: components["schemas"]["AudienceSpec"];
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
                        draw: components["schemas"]["DrawRecord"] | null;
                        counts: components["schemas"]["FateCounts"];
                        starting: {
                            written: number;
                            of: number | null;
                        } | null;
                        undoUntil: string | null;
                        startsAt: string | null;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    undoStartOfSending: {
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
            /** @description Take the start of a sending back */
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
                        status: "draft" | "starting" | "running" | "paused" | "stopped" | "finished";
                        /** @enum {string} */
                        channel: "email" | "sms" | "telegram" | "phone";
                        audience: components["schemas"]["AudienceSpec"];
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
                        draw: components["schemas"]["DrawRecord"] | null;
                        counts: components["schemas"]["FateCounts"];
                        starting: {
                            written: number;
                            of: number | null;
                        } | null;
                        undoUntil: string | null;
                        startsAt: string | null;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    pauseSending: {
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
            /** @description Pause a sending */
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
                        status: "draft" | "starting" | "running" | "paused" | "stopped" | "finished";
                        /** @enum {string} */
                        channel: "email" | "sms" | "telegram" | "phone";
                        audience: components["schemas"]["AudienceSpec"];
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
                        draw: components["schemas"]["DrawRecord"] | null;
                        counts: components["schemas"]["FateCounts"];
                        starting: {
                            written: number;
                            of: number | null;
                        } | null;
                        undoUntil: string | null;
                        startsAt: string | null;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    resumeSending: {
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
            /** @description Resume a sending */
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
                        status: "draft" | "starting" | "running" | "paused" | "stopped" | "finished";
                        /** @enum {string} */
                        channel: "email" | "sms" | "telegram" | "phone";
                        audience: components["schemas"]["AudienceSpec"];
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
                        draw: components["schemas"]["DrawRecord"] | null;
                        counts: components["schemas"]["FateCounts"];
                        starting: {
                            written: number;
                            of: number | null;
                        } | null;
                        undoUntil: string | null;
                        startsAt: string | null;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    stopSending: {
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
            /** @description Stop a sending */
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
                        status: "draft" | "starting" | "running" | "paused" | "stopped" | "finished";
                        /** @enum {string} */
                        channel: "email" | "sms" | "telegram" | "phone";
                        audience: components["schemas"]["AudienceSpec"];
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
                        draw: components["schemas"]["DrawRecord"] | null;
                        counts: components["schemas"]["FateCounts"];
                        starting: {
                            written: number;
                            of: number | null;
                        } | null;
                        undoUntil: string | null;
                        startsAt: string | null;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getSendingCalendar: {
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
            /** @description Get the calendar of sendings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarDay"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    listMembersByFile: {
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
                    csv: string;
                };
            };
        };
        responses: {
            /** @description Put a file of people on the list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembersListed"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the state of delivery */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    listInvitations: {
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
            /** @description List invitations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Invitation"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    exportInvitations: {
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
            /** @description Export invitations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    decideUnconfirmed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideUnconfirmedInput"];
            };
        };
        responses: {
            /** @description Decide all unconfirmed invitations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decided: number;
                        left: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getInvitation: {
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
            /** @description Get an invitation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    decideInvitation: {
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
            /** @description Decide about an unconfirmed message */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    cancelInvitation: {
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
            /** @description Take back an invitation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    invitePerson: {
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
                "application/json": components["schemas"]["ScheduleInvitationInput"];
            };
        };
        responses: {
            /** @description Ask one person */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scheduled"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    sendEvent: {
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
                "application/json": components["schemas"]["HappenedEventInput"];
            };
        };
        responses: {
            /** @description Tell of an event */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    sendEventsFile: {
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
            /** @description Tell of events from a file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsHeard"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getResponseRate: {
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
            /** @description Get the response rate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: components["schemas"]["ResponseRateRow"] | null;
                        data: components["schemas"]["ResponseRateRow"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    previewMail: {
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
            /** @description Preview the mail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPreview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    sendTestMail: {
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
                "application/json": components["schemas"]["SendTestMailInput"];
            };
        };
        responses: {
            /** @description Send a test mail */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getProviderHooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the addresses for mail providers */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    decideQuarantine: {
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
            /** @description Let in or leave out a doubtful answer */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getMailServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail server */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        source: "own" | "server" | "none";
                        /** @enum {string} */
                        state: "ok" | "down" | "not_configured";
                        since: string | null;
                        error: string | null;
                        nextTryAt: string | null;
                        own: {
                            host: string;
                            port: number;
                            /** @enum {string} */
                            security: "tls" | "starttls" | "none";
                            user: string | null;
                            hasPassword: boolean;
                            from: string;
                            fromName: string;
                        } | null;
                        serverHasMail: boolean;
                        from: string;
                        bouncesTo: string | null;
                        hooks: {
                            provider: string;
                            url: string;
                        }[];
                        last30Days: {
                            handed: number;
                            bounced: number;
                            complained: number;
                        };
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    saveMailServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    host: string;
                    port: number;
                    /** @enum {string} */
                    security: "tls" | "starttls" | "none";
                    /** @default null */
                    user?: string | null;
                    password?: string;
                    /** Format: email */
                    from: string;
                    /** @default  */
                    fromName?: string;
                };
            };
        };
        responses: {
            /** @description Enter a mail server of the workspace's own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        source: "own" | "server" | "none";
                        /** @enum {string} */
                        state: "ok" | "down" | "not_configured";
                        since: string | null;
                        error: string | null;
                        nextTryAt: string | null;
                        own: {
                            host: string;
                            port: number;
                            /** @enum {string} */
                            security: "tls" | "starttls" | "none";
                            user: string | null;
                            hasPassword: boolean;
                            from: string;
                            fromName: string;
                        } | null;
                        serverHasMail: boolean;
                        from: string;
                        bouncesTo: string | null;
                        hooks: {
                            provider: string;
                            url: string;
                        }[];
                        last30Days: {
                            handed: number;
                            bounced: number;
                            complained: number;
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeMailServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove the workspace's own mail server */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        source: "own" | "server" | "none";
                        /** @enum {string} */
                        state: "ok" | "down" | "not_configured";
                        since: string | null;
                        error: string | null;
                        nextTryAt: string | null;
                        own: {
                            host: string;
                            port: number;
                            /** @enum {string} */
                            security: "tls" | "starttls" | "none";
                            user: string | null;
                            hasPassword: boolean;
                            from: string;
                            fromName: string;
                        } | null;
                        serverHasMail: boolean;
                        from: string;
                        bouncesTo: string | null;
                        hooks: {
                            provider: string;
                            url: string;
                        }[];
                        last30Days: {
                            handed: number;
                            bounced: number;
                            complained: number;
                        };
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    testMailServer: {
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
                    to: string;
                };
            };
        };
        responses: {
            /** @description Send a test mail */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getSmsChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the SMS account */
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
                        /** @enum {string} */
                        state: "ok" | "down" | "not_configured";
                        since: string | null;
                        error: string | null;
                        nextTryAt: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    setSmsChannel: {
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
            /** @description Set up SMS */
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
                        /** @enum {string} */
                        state: "ok" | "down" | "not_configured";
                        since: string | null;
                        error: string | null;
                        nextTryAt: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeSmsChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take SMS away */
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
                        /** @enum {string} */
                        state: "ok" | "down" | "not_configured";
                        since: string | null;
                        error: string | null;
                        nextTryAt: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    testSms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: string;
                };
            };
        };
        responses: {
            /** @description Send a test text message */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getTelegramChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the Telegram bot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        configured: boolean;
                        username: string | null;
                        testLink: string | null;
                        /** @enum {string} */
                        state: "ok" | "down" | "not_configured";
                        since: string | null;
                        error: string | null;
                        nextTryAt: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    setTelegramChannel: {
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
            /** @description Set up Telegram */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        configured: boolean;
                        username: string | null;
                        testLink: string | null;
                        /** @enum {string} */
                        state: "ok" | "down" | "not_configured";
                        since: string | null;
                        error: string | null;
                        nextTryAt: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeTelegramChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take Telegram away */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        configured: boolean;
                        username: string | null;
                        testLink: string | null;
                        /** @enum {string} */
                        state: "ok" | "down" | "not_configured";
                        since: string | null;
                        error: string | null;
                        nextTryAt: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    testTelegram: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    chatId: string;
                };
            };
        };
        responses: {
            /** @description Send a test in Telegram */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    previewMessage: {
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
            /** @description Preview a short message */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listCalls: {
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
            /** @description List calls */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Call"][];
                        scripts: {
                            [key: string]: {
                                greeting: string;
                                greetingInPerson: string;
                                texts: components["schemas"]["SurveyTexts"];
                                words: {
                                    [key: string]: string;
                                };
                            };
                        };
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
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    takeCall: {
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
            /** @description Take a call */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    endCall: {
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
                "application/json": components["schemas"]["EndCallInput"];
            };
        };
        responses: {
            /** @description End a call */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    answerInterview: {
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
                "application/json": components["schemas"]["InterviewAnswerInput"];
            };
        };
        responses: {
            /** @description Record an interview */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getReward: {
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
            /** @description Get the reward */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reward: components["schemas"]["Reward"] | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    setReward: {
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
                "application/json": components["schemas"]["SaveRewardInput"];
            };
        };
        responses: {
            /** @description Set the reward */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reward: components["schemas"]["Reward"] | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listRewardCodes: {
        parameters: {
            query: {
                limit?: number;
                cursor?: string;
                standing: "given" | "free";
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Codes of the pool */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RewardCode"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    addRewardCodes: {
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
            /** @description Add codes */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeRewardCodes: {
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
            /** @description Take free codes out of the pool */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listResponses: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                search?: string;
                standing?: "counted" | "excluded" | "quarantined" | "all";
                hasComment?: string;
                tag?: string;
                mayContact?: string;
                answered?: string;
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
            /** @description List answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ResponseItem"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    recordResponse: {
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
                "application/json": components["schemas"]["CreateResponseInput"];
            };
        };
        responses: {
            /** @description Record an answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseItem"];
                };
            };
            /** @description Record an answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseItem"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    countResponses: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                search?: string;
                standing?: "counted" | "excluded" | "quarantined" | "all";
                hasComment?: string;
                tag?: string;
                mayContact?: string;
                answered?: string;
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
            /** @description Count answers */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    exportResponses: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                search?: string;
                standing?: "counted" | "excluded" | "quarantined" | "all";
                hasComment?: string;
                tag?: string;
                mayContact?: string;
                answered?: string;
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
            /** @description Export answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    exportChosenResponses: {
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
                    responses: string[];
                    /**
                     * @default csv
                     * @enum {string}
                     */
                    format?: "csv" | "xlsx";
                };
            };
        };
        responses: {
            /** @description Export chosen answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeResponses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    responses: string[];
                    change: {
                        /** @enum {string} */
                        what: "tag";
                        tag: string;
                        on: boolean;
                    } | {
                        /** @enum {string} */
                        what: "exclusion";
                        exclusion: {
                            /** @enum {string} */
                            reason: "test" | "duplicate" | "staff" | "spam" | "not_a_customer" | "other";
                            /** @default  */
                            note?: string;
                        } | null;
                    };
                };
            };
        };
        responses: {
            /** @description Change many answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: string[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getResponse: {
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
            /** @description Get an answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteResponse: {
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
            /** @description Delete an answer */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeResponse: {
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
                "application/json": components["schemas"]["PatchResponseInput"];
            };
        };
        responses: {
            /** @description Change an answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    openOriginal: {
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
            /** @description Open a comment as it was written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        comment: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    restoreResponse: {
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
            /** @description Restore an answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    excludeResponse: {
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
            /** @description Leave an answer out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    includeResponse: {
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
            /** @description Let an answer in again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    addResponseNote: {
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
            /** @description Add a note */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonNote"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listResponsesOfPerson: {
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
            /** @description List a person's answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ResponseItem"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listLooseComments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                surveyId?: string;
                source?: "ideas" | "import" | "sms" | "telegram";
                personId?: string;
                open?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List comments without a score */
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
                            /** @enum {string} */
                            source: "ideas" | "import" | "sms" | "telegram";
                            text: string;
                            language: string | null;
                            contact: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            importId: string | null;
                            /** Format: date-time */
                            givenAt: string;
                            doneAt: string | null;
                            doneBy: string | null;
                        }[];
                        nextCursor: string | null;
                        open: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    exportLooseComments: {
        parameters: {
            query?: {
                surveyId?: string;
                source?: "ideas" | "import" | "sms" | "telegram";
                personId?: string;
                open?: "true" | "false";
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export comments without a score */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteLooseComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a comment without a score */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeLooseComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    done: boolean;
                };
            };
        };
        responses: {
            /** @description Mark a comment without a score as done */
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
                        /** @enum {string} */
                        source: "ideas" | "import" | "sms" | "telegram";
                        text: string;
                        language: string | null;
                        contact: string | null;
                        person: {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                        } | null;
                        importId: string | null;
                        /** Format: date-time */
                        givenAt: string;
                        doneAt: string | null;
                        doneBy: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    recordResponses: {
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
            /** @description Record many answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    savePeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make or change many people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listImports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List imports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Import"][];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Upload a file */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getImport: {
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
            /** @description Get an import */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    previewImport: {
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
                "application/json": components["schemas"]["ImportMappingInput"];
            };
        };
        responses: {
            /** @description Preview an import */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    commitImport: {
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
            /** @description Take a file in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    cancelImport: {
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
            /** @description Cancel an import */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    undoImport: {
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
            /** @description Take an import back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getRejectedRows: {
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
            /** @description Get rejected rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getSample: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the sample workspace */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleState"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createSample: {
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
            /** @description Make the sample workspace */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteSample: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete the sample workspace */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getQuestionFigures: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get figures of further questions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["QuestionFigure"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getQuestionTrend: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                by?: "day" | "week" | "month";
            };
            header?: never;
            path: {
                surveyId: string;
                questionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the trend of a further question */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionTrend"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getScore: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
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
            /** @description Get a survey's score */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyScore"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getDefaultScore: {
        parameters: {
            query: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                survey: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the default survey's score */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoreReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    getTrend: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
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
            /** @description Get a trend */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trend"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getBreakdown: {
        parameters: {
            query: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
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
            /** @description Get a breakdown */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Breakdown"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    crossProperties: {
        parameters: {
            query: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
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
            /** @description Cross two properties */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Crossing"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getDimensions: {
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
            /** @description List dimensions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Dimension"][];
                        questions: {
                            dimension: string;
                            text: {
                                [key: string]: string;
                            };
                            values: {
                                value: string;
                                label: {
                                    [key: string]: string;
                                } | null;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listScores: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                compare?: "previous" | "year";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the scores of all surveys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllScores"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                search?: string;
                sort?: "name" | "created" | "people" | "answers" | "rating" | "revenue";
                order?: "asc" | "desc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Account"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccountInput"];
            };
        };
        responses: {
            /** @description Make an account */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getAccountsScore: {
        parameters: {
            query: {
                surveyId: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the score of all accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountsScore"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    mergeAccounts: {
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
            /** @description Merge two accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete an account */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    externalId?: string | null;
                };
            };
        };
        responses: {
            /** @description Change an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    addAccountPeople: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    people: string[];
                    role?: ("decision_maker" | "user") | null;
                };
            };
        };
        responses: {
            /** @description Put people into an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeAccountPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a person out of an account */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listLapsed: {
        parameters: {
            query?: {
                lapsedDays?: number;
                currency?: string;
                leastValue?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List customers who stopped buying */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LapsedList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    listWinBacks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List win-backs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WinBack"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    beginWinBack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWinBackInput"];
            };
        };
        responses: {
            /** @description Begin a win-back */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WinBack"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getWinBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                winBackId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a win-back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WinBack"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listBenchmarks: {
        parameters: {
            query?: {
                surveyId?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List scores of others */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ours: {
                            score: number | null;
                            answers: number;
                            promoters: number;
                            passives: number;
                            detractors: number;
                            histogram: number[];
                            interval: components["schemas"]["Interval"] | null;
                            lowBase: boolean;
                            /** @enum {string} */
                            mode: "web" | "email" | "sms" | "phone" | "in_person" | "panel" | "mixed" | "unknown";
                            /** @enum {string} */
                            kind: "relationship" | "transactional" | "unknown";
                        } | null;
                        data: components["schemas"]["Benchmark"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    addBenchmark: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBenchmarkInput"];
            };
        };
        responses: {
            /** @description Note somebody else's score */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Benchmark"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    addBenchmarksFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
            /** @description Take scores of others from a CSV file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowsTaken"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteBenchmark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                benchmarkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete somebody else's score */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getReputation: {
        parameters: {
            query: {
                surveyId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get public ratings beside ours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sites: {
                            site: string;
                            scale: number;
                            reviews: number;
                            mean: number;
                            months: {
                                /** Format: date */
                                month: string;
                                reviews: number;
                                mean: number | null;
                            }[];
                        }[];
                        ours: {
                            /** Format: date */
                            month: string;
                            answers: number;
                            meanRating: number | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    addPublicRatings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ratings: {
                        site: string;
                        /** Format: date */
                        day: string;
                        rating: number;
                        /** @default 5 */
                        scale?: 5 | 10 | 100;
                        /** @default 1 */
                        reviews?: number;
                        id?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Add public ratings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowsTaken"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    addPublicRatingsFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
            /** @description Take public ratings from a CSV file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowsTaken"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listCases: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "open" | "waiting" | "resolved" | "closed" | "active" | "all";
                owner?: string;
                teamId?: string;
                personId?: string;
                responseId?: string;
                causeId?: string;
                priority?: "urgent" | "high" | "normal" | "low";
                mayContact?: string;
                late?: string;
                snoozed?: string;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List cases */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Case"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    openCase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCaseInput"];
            };
        };
        responses: {
            /** @description Open a case by hand */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listCallsOfToday: {
        parameters: {
            query?: {
                whose?: "mine" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List whom to call today */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            origin: "response" | "manual";
                            /** @enum {string} */
                            state: "open" | "waiting" | "resolved" | "closed";
                            title: string;
                            words: string | null;
                            responseId: string | null;
                            personId: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                                phone: string | null;
                            } | null;
                            answer: {
                                score: number;
                                /** @enum {string} */
                                group: "promoter" | "passive" | "detractor";
                                comment: string | null;
                                /** Format: date-time */
                                answeredAt: string;
                                /** Format: uuid */
                                surveyId: string;
                            } | null;
                            mayContact: boolean;
                            owner: string | null;
                            teamId: string | null;
                            /** @enum {string} */
                            priority: "urgent" | "high" | "normal" | "low";
                            sensitive: boolean;
                            ruleId: string | null;
                            causeId: string | null;
                            outcome: ("solved" | "partly" | "cannot" | "no_reply" | "praise" | "not_ours") | null;
                            outcomeNote: string | null;
                            /** Format: date-time */
                            openedAt: string;
                            firstContactAt: string | null;
                            snoozedUntil: string | null;
                            resolvedAt: string | null;
                            closedAt: string | null;
                            reopened: number;
                            dueAt: string | null;
                            dueKind: ("first_contact" | "next_reply" | "resolution") | null;
                            mergedInto: string | null;
                            version: number;
                            /** Format: date-time */
                            updatedAt: string;
                            otherAnswers: {
                                score: number;
                                /** @enum {string} */
                                group: "promoter" | "passive" | "detractor";
                                comment: string | null;
                                /** Format: date-time */
                                answeredAt: string;
                                /** Format: uuid */
                                surveyId: string;
                                /** Format: uuid */
                                id: string;
                            }[];
                            tries: number;
                            owed: {
                                words: string;
                                /** Format: date-time */
                                dueAt: string;
                            }[];
                        }[];
                        nextCursor: null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    getCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    changeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchCaseInput"];
            };
        };
        responses: {
            /** @description Change a case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getCaseClocks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Explain the clocks of a case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CaseClock"][];
                        nextCursor: null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listCaseEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read the history of a case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CaseEvent"][];
                        nextCursor: null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    claimCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Take a case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    assignCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignCaseInput"];
            };
        };
        responses: {
            /** @description Give a case to somebody */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    noteCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
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
            /** @description Write a note on a case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    contactCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactCaseInput"];
            };
        };
        responses: {
            /** @description Note a call or another contact */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    snoozeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    until: string | null;
                };
            };
        };
        responses: {
            /** @description Hide a case for a while */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    resolveCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveCaseInput"];
            };
        };
        responses: {
            /** @description Resolve a case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    reopenCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Open a case again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    mergeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    into: string;
                };
            };
        };
        responses: {
            /** @description Merge a case into another */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    unmergeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a merging back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    linkCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    other: string;
                };
            };
        };
        responses: {
            /** @description Link two cases */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeCases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                    act: {
                        /** @enum {string} */
                        do: "assign";
                        owner: string | null;
                    } | {
                        /** @enum {string} */
                        do: "priority";
                        /** @enum {string} */
                        priority: "urgent" | "high" | "normal" | "low";
                    } | {
                        /** @enum {string} */
                        do: "snooze";
                        until: string | null;
                    } | {
                        /** @enum {string} */
                        do: "resolve";
                        /** @enum {string} */
                        outcome: "solved" | "partly" | "cannot" | "no_reply" | "praise" | "not_ours";
                        causeId: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Do one thing to several cases */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkCasesDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    undoCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                undoId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a bulk act back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        restored: number;
                        left: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    openConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open the conversation about a case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        caseId: string;
                        /** Format: uuid */
                        personId: string;
                        subject: string;
                        language: string;
                        to: string | null;
                        cannotSend: ("no_address" | "no_mail_server") | null;
                        takesMailIn: boolean;
                        pageUrl: string | null;
                        messages: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            direction: "in" | "out";
                            /** @enum {string} */
                            kind: "reply" | "check" | "warning" | "apology";
                            /** @enum {string} */
                            way: "mail" | "page";
                            actor: string;
                            fromAddress: string | null;
                            subject: string;
                            text: string;
                            shown: string;
                            machine: string | null;
                            /** @enum {string} */
                            state: "held" | "sending" | "sent" | "unconfirmed" | "not_delivered" | "received";
                            leavesAt: string | null;
                            reply: string | null;
                            /** Format: date-time */
                            at: string;
                            files: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        caseId: string;
                        /** Format: uuid */
                        personId: string;
                        subject: string;
                        language: string;
                        to: string | null;
                        cannotSend: ("no_address" | "no_mail_server") | null;
                        takesMailIn: boolean;
                        pageUrl: string | null;
                        messages: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            direction: "in" | "out";
                            /** @enum {string} */
                            kind: "reply" | "check" | "warning" | "apology";
                            /** @enum {string} */
                            way: "mail" | "page";
                            actor: string;
                            fromAddress: string | null;
                            subject: string;
                            text: string;
                            shown: string;
                            machine: string | null;
                            /** @enum {string} */
                            state: "held" | "sending" | "sent" | "unconfirmed" | "not_delivered" | "received";
                            leavesAt: string | null;
                            reply: string | null;
                            /** Format: date-time */
                            at: string;
                            files: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    writeMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /** @default true */
                    waits?: boolean;
                    seen?: string | null;
                };
            };
        };
        responses: {
            /** @description Write to a customer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        caseId: string;
                        /** Format: uuid */
                        personId: string;
                        subject: string;
                        language: string;
                        to: string | null;
                        cannotSend: ("no_address" | "no_mail_server") | null;
                        takesMailIn: boolean;
                        pageUrl: string | null;
                        messages: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            direction: "in" | "out";
                            /** @enum {string} */
                            kind: "reply" | "check" | "warning" | "apology";
                            /** @enum {string} */
                            way: "mail" | "page";
                            actor: string;
                            fromAddress: string | null;
                            subject: string;
                            text: string;
                            shown: string;
                            machine: string | null;
                            /** @enum {string} */
                            state: "held" | "sending" | "sent" | "unconfirmed" | "not_delivered" | "received";
                            leavesAt: string | null;
                            reply: string | null;
                            /** Format: date-time */
                            at: string;
                            files: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    takeMessageBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversationId: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a letter back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                        conversation: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            caseId: string;
                            /** Format: uuid */
                            personId: string;
                            subject: string;
                            language: string;
                            to: string | null;
                            cannotSend: ("no_address" | "no_mail_server") | null;
                            takesMailIn: boolean;
                            pageUrl: string | null;
                            messages: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                direction: "in" | "out";
                                /** @enum {string} */
                                kind: "reply" | "check" | "warning" | "apology";
                                /** @enum {string} */
                                way: "mail" | "page";
                                actor: string;
                                fromAddress: string | null;
                                subject: string;
                                text: string;
                                shown: string;
                                machine: string | null;
                                /** @enum {string} */
                                state: "held" | "sending" | "sent" | "unconfirmed" | "not_delivered" | "received";
                                leavesAt: string | null;
                                reply: string | null;
                                /** Format: date-time */
                                at: string;
                                files: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    type: string;
                                    size: number;
                                }[];
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    retryMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversationId: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send a letter again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        caseId: string;
                        /** Format: uuid */
                        personId: string;
                        subject: string;
                        language: string;
                        to: string | null;
                        cannotSend: ("no_address" | "no_mail_server") | null;
                        takesMailIn: boolean;
                        pageUrl: string | null;
                        messages: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            direction: "in" | "out";
                            /** @enum {string} */
                            kind: "reply" | "check" | "warning" | "apology";
                            /** @enum {string} */
                            way: "mail" | "page";
                            actor: string;
                            fromAddress: string | null;
                            subject: string;
                            text: string;
                            shown: string;
                            machine: string | null;
                            /** @enum {string} */
                            state: "held" | "sending" | "sent" | "unconfirmed" | "not_delivered" | "received";
                            leavesAt: string | null;
                            reply: string | null;
                            /** Format: date-time */
                            at: string;
                            files: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getConversationFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversationId: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Save a file that a customer sent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listCaseRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the rules that open cases */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            name: string;
                            condition: {
                                scoreFrom?: number;
                                scoreTo?: number;
                                surveys?: string[];
                                properties?: string[];
                                /** @enum {boolean} */
                                mayContact?: true;
                                /** @enum {boolean} */
                                reachable?: true;
                                /** @enum {boolean} */
                                hasComment?: true;
                                boughtFor?: number;
                            };
                            action: components["schemas"]["CaseAction"];
                            /** @default true */
                            active: boolean;
                            /** Format: uuid */
                            id: string;
                            position: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createCaseRule: {
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
                    condition: {
                        scoreFrom?: number;
                        scoreTo?: number;
                        surveys?: string[];
                        properties?: string[];
                        /** @enum {boolean} */
                        mayContact?: true;
                        /** @enum {boolean} */
                        reachable?: true;
                        /** @enum {boolean} */
                        hasComment?: true;
                        boughtFor?: number;
                    };
                    action: components["schemas"]["CaseActionInput"];
                    /** @default true */
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Add a rule */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        condition: {
                            scoreFrom?: number;
                            scoreTo?: number;
                            surveys?: string[];
                            properties?: string[];
                            /** @enum {boolean} */
                            mayContact?: true;
                            /** @enum {boolean} */
                            reachable?: true;
                            /** @enum {boolean} */
                            hasComment?: true;
                            boughtFor?: number;
                        };
                        action: components["schemas"]["CaseAction"];
                        /** @default true */
                        active: boolean;
                        /** Format: uuid */
                        id: string;
                        position: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    previewCaseRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    condition: {
                        scoreFrom?: number;
                        scoreTo?: number;
                        surveys?: string[];
                        properties?: string[];
                        /** @enum {boolean} */
                        mayContact?: true;
                        /** @enum {boolean} */
                        reachable?: true;
                        /** @enum {boolean} */
                        hasComment?: true;
                        boughtFor?: number;
                    };
                };
            };
        };
        responses: {
            /** @description Try a rule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRulePreview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    orderCaseRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description Put rules into order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            name: string;
                            condition: {
                                scoreFrom?: number;
                                scoreTo?: number;
                                surveys?: string[];
                                properties?: string[];
                                /** @enum {boolean} */
                                mayContact?: true;
                                /** @enum {boolean} */
                                reachable?: true;
                                /** @enum {boolean} */
                                hasComment?: true;
                                boughtFor?: number;
                            };
                            action: components["schemas"]["CaseAction"];
                            /** @default true */
                            active: boolean;
                            /** Format: uuid */
                            id: string;
                            position: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    replaceCaseRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseRuleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    condition: {
                        scoreFrom?: number;
                        scoreTo?: number;
                        surveys?: string[];
                        properties?: string[];
                        /** @enum {boolean} */
                        mayContact?: true;
                        /** @enum {boolean} */
                        reachable?: true;
                        /** @enum {boolean} */
                        hasComment?: true;
                        boughtFor?: number;
                    };
                    action: components["schemas"]["CaseActionInput"];
                    /** @default true */
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Change a rule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        condition: {
                            scoreFrom?: number;
                            scoreTo?: number;
                            surveys?: string[];
                            properties?: string[];
                            /** @enum {boolean} */
                            mayContact?: true;
                            /** @enum {boolean} */
                            reachable?: true;
                            /** @enum {boolean} */
                            hasComment?: true;
                            boughtFor?: number;
                        };
                        action: components["schemas"]["CaseAction"];
                        /** @default true */
                        active: boolean;
                        /** Format: uuid */
                        id: string;
                        position: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteCaseRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseRuleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a rule */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    applyCaseRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseRuleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expected: number;
                };
            };
        };
        responses: {
            /** @description Open cases for earlier answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        opened: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listRootCauses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List root causes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RootCause"][];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createRootCause: {
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
                    /** @default null */
                    parentId?: string | null;
                };
            };
        };
        responses: {
            /** @description Add a root cause */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RootCause"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeRootCause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                causeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchRootCauseInput"];
            };
        };
        responses: {
            /** @description Change a root cause */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RootCause"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getDeskReport: {
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
            /** @description Report on the desk */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    listPromises: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                show?: "owed" | "overdue" | "settled" | "all";
                owner?: string;
                personId?: string;
                caseId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List promises */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: uuid */
                            id: string;
                            personId: string | null;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                            } | null;
                            caseId: string | null;
                            caseNumber: number | null;
                            messageId: string | null;
                            words: string;
                            /** Format: date-time */
                            madeAt: string;
                            madeBy: string;
                            owner: string | null;
                            /** Format: date-time */
                            firstDueAt: string;
                            /** Format: date-time */
                            dueAt: string;
                            /** @enum {string} */
                            state: "open" | "kept" | "broken" | "released";
                            /** @enum {string} */
                            fate: "running" | "overdue" | "kept" | "kept_after_warning" | "late" | "broken" | "released";
                            warnedAt: string | null;
                            apologisedAt: string | null;
                            closedAt: string | null;
                            note: string | null;
                            letter: {
                                /** @enum {string} */
                                kind: "warning" | "apology";
                                /** @enum {string} */
                                state: "held" | "sending" | "unconfirmed" | "not_delivered";
                                newDueAt: string | null;
                            } | null;
                            byMail: boolean;
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    makePromise: {
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
                    personId?: string;
                    /** @default null */
                    caseId?: string | null;
                    /** @default null */
                    messageId?: string | null;
                    words: string;
                    /** Format: date-time */
                    dueAt?: string;
                    /** Format: date */
                    dueOn?: string;
                    owner?: string;
                };
            };
        };
        responses: {
            /** @description Write down a promise */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        personId: string | null;
                        person: {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                        } | null;
                        caseId: string | null;
                        caseNumber: number | null;
                        messageId: string | null;
                        words: string;
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        owner: string | null;
                        /** Format: date-time */
                        firstDueAt: string;
                        /** Format: date-time */
                        dueAt: string;
                        /** @enum {string} */
                        state: "open" | "kept" | "broken" | "released";
                        /** @enum {string} */
                        fate: "running" | "overdue" | "kept" | "kept_after_warning" | "late" | "broken" | "released";
                        warnedAt: string | null;
                        apologisedAt: string | null;
                        closedAt: string | null;
                        note: string | null;
                        letter: {
                            /** @enum {string} */
                            kind: "warning" | "apology";
                            /** @enum {string} */
                            state: "held" | "sending" | "unconfirmed" | "not_delivered";
                            newDueAt: string | null;
                        } | null;
                        byMail: boolean;
                        version: number;
                        events: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            actor: string;
                            /** @enum {string} */
                            kind: "made" | "owner" | "reminded" | "missed" | "warned" | "apologised" | "undelivered" | "kept" | "broken" | "released";
                            way: ("mail" | "phone" | "in_person" | "other") | null;
                            newDueAt: string | null;
                            words: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getPromiseFigures: {
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
            /** @description Count how promises ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fates: {
                            running: number;
                            overdue: number;
                            kept: number;
                            kept_after_warning: number;
                            late: number;
                            broken: number;
                            released: number;
                        };
                        rate: {
                            due: number;
                            kept: number;
                            share: number | null;
                            lower: number | null;
                            upper: number | null;
                        };
                        teams: {
                            due: number;
                            kept: number;
                            share: number | null;
                            lower: number | null;
                            upper: number | null;
                            /** Format: uuid */
                            teamId: string;
                        }[];
                        inSmallTeams: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    getPromise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promiseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a promise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        personId: string | null;
                        person: {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                        } | null;
                        caseId: string | null;
                        caseNumber: number | null;
                        messageId: string | null;
                        words: string;
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        owner: string | null;
                        /** Format: date-time */
                        firstDueAt: string;
                        /** Format: date-time */
                        dueAt: string;
                        /** @enum {string} */
                        state: "open" | "kept" | "broken" | "released";
                        /** @enum {string} */
                        fate: "running" | "overdue" | "kept" | "kept_after_warning" | "late" | "broken" | "released";
                        warnedAt: string | null;
                        apologisedAt: string | null;
                        closedAt: string | null;
                        note: string | null;
                        letter: {
                            /** @enum {string} */
                            kind: "warning" | "apology";
                            /** @enum {string} */
                            state: "held" | "sending" | "unconfirmed" | "not_delivered";
                            newDueAt: string | null;
                        } | null;
                        byMail: boolean;
                        version: number;
                        events: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            actor: string;
                            /** @enum {string} */
                            kind: "made" | "owner" | "reminded" | "missed" | "warned" | "apologised" | "undelivered" | "kept" | "broken" | "released";
                            way: ("mail" | "phone" | "in_person" | "other") | null;
                            newDueAt: string | null;
                            words: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    givePromise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promiseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version?: number;
                    owner: string;
                };
            };
        };
        responses: {
            /** @description Give a promise to a colleague */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        personId: string | null;
                        person: {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                        } | null;
                        caseId: string | null;
                        caseNumber: number | null;
                        messageId: string | null;
                        words: string;
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        owner: string | null;
                        /** Format: date-time */
                        firstDueAt: string;
                        /** Format: date-time */
                        dueAt: string;
                        /** @enum {string} */
                        state: "open" | "kept" | "broken" | "released";
                        /** @enum {string} */
                        fate: "running" | "overdue" | "kept" | "kept_after_warning" | "late" | "broken" | "released";
                        warnedAt: string | null;
                        apologisedAt: string | null;
                        closedAt: string | null;
                        note: string | null;
                        letter: {
                            /** @enum {string} */
                            kind: "warning" | "apology";
                            /** @enum {string} */
                            state: "held" | "sending" | "unconfirmed" | "not_delivered";
                            newDueAt: string | null;
                        } | null;
                        byMail: boolean;
                        version: number;
                        events: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            actor: string;
                            /** @enum {string} */
                            kind: "made" | "owner" | "reminded" | "missed" | "warned" | "apologised" | "undelivered" | "kept" | "broken" | "released";
                            way: ("mail" | "phone" | "in_person" | "other") | null;
                            newDueAt: string | null;
                            words: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    preparePromiseLetter: {
        parameters: {
            query: {
                kind: "warning" | "apology";
                newDueAt?: string;
                newDueOn?: string;
            };
            header?: never;
            path: {
                promiseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prepare a warning or an apology */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        language: string;
                        text: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    findDates: {
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
                    /** Format: date-time */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description Find dates in a letter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            words: string;
                            sentence: string;
                            /** Format: date */
                            day: string;
                            time: string | null;
                            /** Format: date-time */
                            dueAt: string;
                        }[];
                        nextCursor: null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    keepPromise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promiseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    keptAt?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Say that a promise was kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        personId: string | null;
                        person: {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                        } | null;
                        caseId: string | null;
                        caseNumber: number | null;
                        messageId: string | null;
                        words: string;
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        owner: string | null;
                        /** Format: date-time */
                        firstDueAt: string;
                        /** Format: date-time */
                        dueAt: string;
                        /** @enum {string} */
                        state: "open" | "kept" | "broken" | "released";
                        /** @enum {string} */
                        fate: "running" | "overdue" | "kept" | "kept_after_warning" | "late" | "broken" | "released";
                        warnedAt: string | null;
                        apologisedAt: string | null;
                        closedAt: string | null;
                        note: string | null;
                        letter: {
                            /** @enum {string} */
                            kind: "warning" | "apology";
                            /** @enum {string} */
                            state: "held" | "sending" | "unconfirmed" | "not_delivered";
                            newDueAt: string | null;
                        } | null;
                        byMail: boolean;
                        version: number;
                        events: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            actor: string;
                            /** @enum {string} */
                            kind: "made" | "owner" | "reminded" | "missed" | "warned" | "apologised" | "undelivered" | "kept" | "broken" | "released";
                            way: ("mail" | "phone" | "in_person" | "other") | null;
                            newDueAt: string | null;
                            words: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    warnOfPromise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promiseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default mail
                     * @enum {string}
                     */
                    way?: "mail" | "phone" | "in_person" | "other";
                    text: string;
                    /** Format: date-time */
                    newDueAt?: string;
                    /** Format: date */
                    newDueOn?: string;
                };
            };
        };
        responses: {
            /** @description Warn that a promise will be later */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        personId: string | null;
                        person: {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                        } | null;
                        caseId: string | null;
                        caseNumber: number | null;
                        messageId: string | null;
                        words: string;
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        owner: string | null;
                        /** Format: date-time */
                        firstDueAt: string;
                        /** Format: date-time */
                        dueAt: string;
                        /** @enum {string} */
                        state: "open" | "kept" | "broken" | "released";
                        /** @enum {string} */
                        fate: "running" | "overdue" | "kept" | "kept_after_warning" | "late" | "broken" | "released";
                        warnedAt: string | null;
                        apologisedAt: string | null;
                        closedAt: string | null;
                        note: string | null;
                        letter: {
                            /** @enum {string} */
                            kind: "warning" | "apology";
                            /** @enum {string} */
                            state: "held" | "sending" | "unconfirmed" | "not_delivered";
                            newDueAt: string | null;
                        } | null;
                        byMail: boolean;
                        version: number;
                        events: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            actor: string;
                            /** @enum {string} */
                            kind: "made" | "owner" | "reminded" | "missed" | "warned" | "apologised" | "undelivered" | "kept" | "broken" | "released";
                            way: ("mail" | "phone" | "in_person" | "other") | null;
                            newDueAt: string | null;
                            words: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    apologiseForPromise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promiseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default mail
                     * @enum {string}
                     */
                    way?: "mail" | "phone" | "in_person" | "other";
                    text: string;
                    /** Format: date-time */
                    newDueAt?: string;
                    /** Format: date */
                    newDueOn?: string;
                };
            };
        };
        responses: {
            /** @description Apologise for a promise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        personId: string | null;
                        person: {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                        } | null;
                        caseId: string | null;
                        caseNumber: number | null;
                        messageId: string | null;
                        words: string;
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        owner: string | null;
                        /** Format: date-time */
                        firstDueAt: string;
                        /** Format: date-time */
                        dueAt: string;
                        /** @enum {string} */
                        state: "open" | "kept" | "broken" | "released";
                        /** @enum {string} */
                        fate: "running" | "overdue" | "kept" | "kept_after_warning" | "late" | "broken" | "released";
                        warnedAt: string | null;
                        apologisedAt: string | null;
                        closedAt: string | null;
                        note: string | null;
                        letter: {
                            /** @enum {string} */
                            kind: "warning" | "apology";
                            /** @enum {string} */
                            state: "held" | "sending" | "unconfirmed" | "not_delivered";
                            newDueAt: string | null;
                        } | null;
                        byMail: boolean;
                        version: number;
                        events: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            actor: string;
                            /** @enum {string} */
                            kind: "made" | "owner" | "reminded" | "missed" | "warned" | "apologised" | "undelivered" | "kept" | "broken" | "released";
                            way: ("mail" | "phone" | "in_person" | "other") | null;
                            newDueAt: string | null;
                            words: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    breakPromise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promiseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Say that a promise is broken */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        personId: string | null;
                        person: {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                        } | null;
                        caseId: string | null;
                        caseNumber: number | null;
                        messageId: string | null;
                        words: string;
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        owner: string | null;
                        /** Format: date-time */
                        firstDueAt: string;
                        /** Format: date-time */
                        dueAt: string;
                        /** @enum {string} */
                        state: "open" | "kept" | "broken" | "released";
                        /** @enum {string} */
                        fate: "running" | "overdue" | "kept" | "kept_after_warning" | "late" | "broken" | "released";
                        warnedAt: string | null;
                        apologisedAt: string | null;
                        closedAt: string | null;
                        note: string | null;
                        letter: {
                            /** @enum {string} */
                            kind: "warning" | "apology";
                            /** @enum {string} */
                            state: "held" | "sending" | "unconfirmed" | "not_delivered";
                            newDueAt: string | null;
                        } | null;
                        byMail: boolean;
                        version: number;
                        events: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            actor: string;
                            /** @enum {string} */
                            kind: "made" | "owner" | "reminded" | "missed" | "warned" | "apologised" | "undelivered" | "kept" | "broken" | "released";
                            way: ("mail" | "phone" | "in_person" | "other") | null;
                            newDueAt: string | null;
                            words: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    releasePromise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promiseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Say that the customer released us */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        personId: string | null;
                        person: {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                        } | null;
                        caseId: string | null;
                        caseNumber: number | null;
                        messageId: string | null;
                        words: string;
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        owner: string | null;
                        /** Format: date-time */
                        firstDueAt: string;
                        /** Format: date-time */
                        dueAt: string;
                        /** @enum {string} */
                        state: "open" | "kept" | "broken" | "released";
                        /** @enum {string} */
                        fate: "running" | "overdue" | "kept" | "kept_after_warning" | "late" | "broken" | "released";
                        warnedAt: string | null;
                        apologisedAt: string | null;
                        closedAt: string | null;
                        note: string | null;
                        letter: {
                            /** @enum {string} */
                            kind: "warning" | "apology";
                            /** @enum {string} */
                            state: "held" | "sending" | "unconfirmed" | "not_delivered";
                            newDueAt: string | null;
                        } | null;
                        byMail: boolean;
                        version: number;
                        events: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            actor: string;
                            /** @enum {string} */
                            kind: "made" | "owner" | "reminded" | "missed" | "warned" | "apologised" | "undelivered" | "kept" | "broken" | "released";
                            way: ("mail" | "phone" | "in_person" | "other") | null;
                            newDueAt: string | null;
                            words: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listThemeDefinitions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the workspace's themes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            /** @enum {string} */
                            kind: "aspect" | "keyword" | "topic";
                            name: string;
                            isNamed: boolean;
                            words: {
                                [key: string]: string[];
                            };
                            pinned: boolean;
                            hidden: boolean;
                            mergedInto: string | null;
                            language: string | null;
                            surveyId: string | null;
                        }[];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createTheme: {
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
                    words: {
                        [key: string]: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Define a theme */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "aspect" | "keyword" | "topic";
                        name: string;
                        isNamed: boolean;
                        words: {
                            [key: string]: string[];
                        };
                        pinned: boolean;
                        hidden: boolean;
                        mergedInto: string | null;
                        language: string | null;
                        surveyId: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteTheme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                themeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a theme of your own */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeTheme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                themeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string | null;
                    words?: {
                        [key: string]: string[];
                    };
                    pinned?: boolean;
                    hidden?: boolean;
                    mergedInto?: string | null;
                };
            };
        };
        responses: {
            /** @description Change a theme */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "aspect" | "keyword" | "topic";
                        name: string;
                        isNamed: boolean;
                        words: {
                            [key: string]: string[];
                        };
                        pinned: boolean;
                        hidden: boolean;
                        mergedInto: string | null;
                        language: string | null;
                        surveyId: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    previewTheme: {
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
                    words: {
                        [key: string]: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Preview a theme's words */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        matches: number;
                        of: number;
                        examples: {
                            /** Format: uuid */
                            responseId: string;
                            score: number;
                            comment: string;
                            spans: {
                                start: number;
                                end: number;
                            }[];
                        }[];
                        near: {
                            word: string;
                            comments: number;
                            example: {
                                /** Format: uuid */
                                responseId: string;
                                score: number;
                                comment: string;
                                spans: {
                                    start: number;
                                    end: number;
                                }[];
                            };
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    lookForTopics: {
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
            /** @description Look for topics now */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        asked: true;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    correctReading: {
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
                    tone?: ("positive" | "neutral" | "negative" | "mixed") | null;
                    language?: string | null;
                    urgency?: number | null;
                    churn?: boolean | null;
                    themes?: {
                        [key: string]: (("positive" | "neutral" | "negative") | "none") | null;
                    };
                    disagreementConfirmed?: boolean;
                };
            };
        };
        responses: {
            /** @description Correct a reading */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        language: string;
                        /** @enum {string} */
                        tone: "positive" | "neutral" | "negative" | "mixed" | "unclear";
                        confidence: number;
                        themes: {
                            id: string;
                            /** @enum {string} */
                            kind: "aspect" | "keyword" | "topic";
                            name: string;
                            /** @enum {string} */
                            polarity: "positive" | "neutral" | "negative" | "unclear";
                            spans: {
                                start: number;
                                end: number;
                            }[];
                        }[];
                        urgency: number;
                        churn: boolean;
                        disagrees: ("score_high_words_negative" | "score_low_words_positive") | null;
                        duplicateOf: string | null;
                        duplicateBy: ("person" | "address" | "text") | null;
                        alike: number;
                        readBy: {
                            model: string;
                            /** Format: date */
                            on: string;
                        } | null;
                        languageConfidence: number;
                        reasons: {
                            start: number;
                            end: number;
                            /** @enum {string} */
                            of: "urgency" | "churn";
                            phrase: string;
                        }[];
                        version: string;
                        corrected: string[];
                        disagreementConfirmed: boolean;
                    } | null;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getReadingSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get how comments are read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        redaction: "keep" | "replace" | "seal";
                        originals: number;
                        repeatsOnce: boolean;
                        ownWeights: {
                            wanted: boolean;
                            languages: {
                                language: string;
                                seen: number;
                                least: number;
                                comments: number;
                                corrections: number;
                                heldOut: number;
                                before: number | null;
                                after: number | null;
                                used: boolean;
                                /** @enum {string} */
                                reason: "better" | "not_better" | "too_few" | "cannot_be_judged" | "language_not_trained";
                                on: string | null;
                            }[];
                        };
                        progress: {
                            waiting: number;
                            total: number;
                            version: string;
                        };
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    changeReadingSettings: {
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
                    redaction?: "keep" | "replace" | "seal";
                    repeatsOnce?: boolean;
                    ownWeights?: boolean;
                };
            };
        };
        responses: {
            /** @description Change how comments are kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        redaction: "keep" | "replace" | "seal";
                        originals: number;
                        repeatsOnce: boolean;
                        ownWeights: {
                            wanted: boolean;
                            languages: {
                                language: string;
                                seen: number;
                                least: number;
                                comments: number;
                                corrections: number;
                                heldOut: number;
                                before: number | null;
                                after: number | null;
                                used: boolean;
                                /** @enum {string} */
                                reason: "better" | "not_better" | "too_few" | "cannot_be_judged" | "language_not_trained";
                                on: string | null;
                            }[];
                        };
                        progress: {
                            waiting: number;
                            total: number;
                            version: string;
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listThemes: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                each?: string;
                hidden?: string;
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List themes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            /** @enum {string} */
                            kind: "aspect" | "keyword" | "topic";
                            name: string;
                            namedBy: {
                                model: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            pinned: boolean;
                            hidden: boolean;
                            language: string | null;
                            since: string | null;
                            answers: number;
                            share: {
                                value: number;
                                lower: number;
                                upper: number;
                            };
                            scoreWith: number | null;
                            scoreWithout: number | null;
                            scoreWithInterval: {
                                lower: number;
                                upper: number;
                            } | null;
                            impact: {
                                value: number;
                                lower: number;
                                upper: number;
                            } | null;
                            p: number | null;
                            clear: boolean;
                            tone: {
                                positive: number;
                                neutral: number;
                                negative: number;
                                unclear: number;
                            };
                            weeks: number[];
                        }[];
                        comments: number;
                        score: number | null;
                        interval: {
                            lower: number;
                            upper: number;
                        } | null;
                        repeats: number;
                        repeatsOnce: boolean;
                        compared: number;
                        topics: {
                            on: string | null;
                            asked: boolean;
                        };
                        progress: {
                            waiting: number;
                            total: number;
                            version: string;
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listSentences: {
        parameters: {
            query: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                each?: string;
                of: string[];
                count?: number;
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List typical sentences */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            theme: string;
                            sentences: {
                                /** Format: uuid */
                                responseId: string;
                                score: number;
                                /** @enum {string} */
                                group: "promoter" | "passive" | "detractor";
                                language: string;
                                /** @enum {string} */
                                polarity: "positive" | "neutral" | "negative" | "unclear";
                                alike: number;
                                text: string;
                                spans: {
                                    start: number;
                                    end: number;
                                }[];
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listHotSpots: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                each?: string;
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List hot spots */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            dimension: string;
                            value: string;
                            theme: string;
                            name: string;
                            answers: number;
                            comments: number;
                            share: number;
                            elsewhere: number;
                            difference: {
                                lower: number;
                                upper: number;
                                value: number;
                            };
                            shrunk: number;
                            p: number;
                        }[];
                        compared: number;
                        comments: number;
                        of: number;
                        earlier: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                        };
                        later: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getTheme: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                each?: string;
            };
            header?: never;
            path: {
                surveyId: string;
                themeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a theme's page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        theme: {
                            id: string;
                            /** @enum {string} */
                            kind: "aspect" | "keyword" | "topic";
                            name: string;
                            namedBy: {
                                model: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            pinned: boolean;
                            hidden: boolean;
                            language: string | null;
                            since: string | null;
                            answers: number;
                            share: {
                                value: number;
                                lower: number;
                                upper: number;
                            };
                            scoreWith: number | null;
                            scoreWithout: number | null;
                            scoreWithInterval: {
                                lower: number;
                                upper: number;
                            } | null;
                            impact: {
                                value: number;
                                lower: number;
                                upper: number;
                            } | null;
                            p: number | null;
                            clear: boolean;
                            tone: {
                                positive: number;
                                neutral: number;
                                negative: number;
                                unclear: number;
                            };
                            weeks: number[];
                        };
                        trend: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            comments: number;
                            share: {
                                lower: number;
                                upper: number;
                                value: number;
                            } | null;
                            with: components["schemas"]["ScoreReport"];
                        }[];
                        segments: {
                            dimension: string;
                            value: string;
                            answers: number;
                            comments: number;
                            share: number;
                            difference: {
                                lower: number;
                                upper: number;
                                value: number;
                            };
                            p: number;
                        }[];
                        compared: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getOwnModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the model of one's own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        baseUrl: string;
                        model: string;
                        hasKey: boolean;
                        languages: string[];
                        uses: ("reading" | "names" | "summaries" | "translation")[];
                        instead: boolean;
                        requestsADay: number;
                        charactersADay: number;
                        today: {
                            /** Format: date */
                            day: string;
                            requests: number;
                            characters: number;
                            tokens: number;
                        };
                        resting: {
                            /** Format: date-time */
                            until: string;
                            /** @enum {string} */
                            why: "off" | "use_off" | "resting" | "cap_requests" | "cap_characters" | "too_long" | "address" | "unreachable" | "timeout" | "redirected" | "refused" | "not_found" | "rate_limited" | "server_error" | "bad_request" | "too_large" | "garbage" | "cut_off" | "invalid";
                            detail: string;
                        } | null;
                        lastWorkedAt: string | null;
                        reading: {
                            waiting: number;
                            read: number;
                            failed: number;
                        };
                        example: {
                            comment: string;
                            url: string;
                            body: string;
                        };
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    changeOwnModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled?: boolean;
                    baseUrl?: string;
                    model?: string;
                    key?: string | null;
                    languages?: string[];
                    uses?: ("reading" | "names" | "summaries" | "translation")[];
                    instead?: boolean;
                    requestsADay?: number;
                    charactersADay?: number;
                };
            };
        };
        responses: {
            /** @description Set up a model of one's own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        baseUrl: string;
                        model: string;
                        hasKey: boolean;
                        languages: string[];
                        uses: ("reading" | "names" | "summaries" | "translation")[];
                        instead: boolean;
                        requestsADay: number;
                        charactersADay: number;
                        today: {
                            /** Format: date */
                            day: string;
                            requests: number;
                            characters: number;
                            tokens: number;
                        };
                        resting: {
                            /** Format: date-time */
                            until: string;
                            /** @enum {string} */
                            why: "off" | "use_off" | "resting" | "cap_requests" | "cap_characters" | "too_long" | "address" | "unreachable" | "timeout" | "redirected" | "refused" | "not_found" | "rate_limited" | "server_error" | "bad_request" | "too_large" | "garbage" | "cut_off" | "invalid";
                            detail: string;
                        } | null;
                        lastWorkedAt: string | null;
                        reading: {
                            waiting: number;
                            read: number;
                            failed: number;
                        };
                        example: {
                            comment: string;
                            url: string;
                            body: string;
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    testOwnModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Test the model of one's own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        works: boolean;
                        problem: ("off" | "use_off" | "resting" | "cap_requests" | "cap_characters" | "too_long" | "address" | "unreachable" | "timeout" | "redirected" | "refused" | "not_found" | "rate_limited" | "server_error" | "bad_request" | "too_large" | "garbage" | "cut_off" | "invalid") | null;
                        detail: string;
                        durationMs: number;
                        tone: ("positive" | "neutral" | "negative" | "mixed" | "unclear") | null;
                        jsonMode: boolean;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    askModelToRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    newest: number;
                };
            };
        };
        responses: {
            /** @description Have the newest comments read by the model */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        asked: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeModelWritings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove all that the model wrote */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getModelAgreement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Compare the model with the embedded reader */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        model: string | null;
                        tone: {
                            comments: number;
                            same: number;
                            share: {
                                value: number;
                                lower: number;
                                upper: number;
                            } | null;
                            language: string;
                        }[];
                        urgency: {
                            comments: number;
                            same: number;
                            share: {
                                value: number;
                                lower: number;
                                upper: number;
                            } | null;
                        };
                        churn: {
                            comments: number;
                            same: number;
                            share: {
                                value: number;
                                lower: number;
                                upper: number;
                            } | null;
                        };
                        themes: {
                            id: string;
                            both: number;
                            model: number;
                            embedded: number;
                        }[];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    getModelOffer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get what the model may be asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        model: string | null;
                        uses: ("reading" | "names" | "summaries" | "translation")[];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    getWrittenOfResponse: {
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
            /** @description Get what a model wrote about an answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: ("waiting" | "read" | "failed") | null;
                        problem: ("off" | "use_off" | "resting" | "cap_requests" | "cap_characters" | "too_long" | "address" | "unreachable" | "timeout" | "redirected" | "refused" | "not_found" | "rate_limited" | "server_error" | "bad_request" | "too_large" | "garbage" | "cut_off" | "invalid") | null;
                        reading: {
                            model: string;
                            /** Format: date */
                            on: string;
                            applied: boolean;
                            /** @enum {string} */
                            tone: "positive" | "neutral" | "negative" | "mixed" | "unclear";
                            confidence: number;
                            urgency: number;
                            churn: boolean;
                            themes: {
                                id: string;
                                /** @enum {string} */
                                polarity: "positive" | "neutral" | "negative" | "unclear";
                                quote: string;
                            }[];
                            embedded: {
                                /** @enum {string} */
                                tone: "positive" | "neutral" | "negative" | "mixed" | "unclear";
                                urgency: number;
                                churn: boolean;
                            } | null;
                        } | null;
                        translations: {
                            language: string;
                            text: string;
                            model: string;
                            /** Format: date-time */
                            writtenAt: string;
                            redacted: boolean;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    translateResponse: {
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
                    language?: string;
                };
            };
        };
        responses: {
            /** @description Translate a comment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        language: string;
                        text: string;
                        model: string;
                        /** Format: date-time */
                        writtenAt: string;
                        redacted: boolean;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getSummary: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                theme?: string;
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the summary of a period or theme */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        summary: {
                            /** Format: uuid */
                            id: string;
                            language: string;
                            model: string;
                            /** Format: date-time */
                            writtenAt: string;
                            comments: number;
                            of: number;
                            sentences: {
                                text: string;
                                responseIds: string[];
                            }[];
                        } | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    writeSummary: {
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
                    /** Format: date */
                    from?: string;
                    /** Format: date */
                    to?: string;
                    theme?: string;
                    language?: string;
                };
            };
        };
        responses: {
            /** @description Have a summary written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        language: string;
                        model: string;
                        /** Format: date-time */
                        writtenAt: string;
                        comments: number;
                        of: number;
                        sentences: {
                            text: string;
                            responseIds: string[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getGoal: {
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
            /** @description Get the target */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    setGoal: {
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
            /** @description Set the target */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeGoal: {
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
            /** @description Remove the target */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listPropertyWords: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the words for properties */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    setPropertyWords: {
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
            /** @description Say how a property is called */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the saved views */
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
                            /** @default [] */
                            theme: string[];
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createView: {
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
                    /** @default [] */
                    theme?: string[];
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
            /** @description Save a view */
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
                        /** @default [] */
                        theme: string[];
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getView: {
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
            /** @description Get a saved view */
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
                        /** @default [] */
                        theme: string[];
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteView: {
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
            /** @description Remove a saved view */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeView: {
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
                    theme?: string[];
                    /** @enum {string} */
                    counting?: "every" | "latest";
                    compare?: ("previous" | "year") | null;
                    by?: string | null;
                    step?: ("day" | "week" | "month") | null;
                };
            };
        };
        responses: {
            /** @description Change a saved view */
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
                        /** @default [] */
                        theme: string[];
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getOpening: {
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
            /** @description Get the period that numbers open on */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    choosePeriod: {
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
            /** @description Remember the period chosen */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getWhy: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                compare?: "previous" | "year";
                speak?: "en" | "ru" | "lv" | "sv";
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a change taken apart */
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
                        before: components["schemas"]["TrendPoint"];
                        now: components["schemas"]["ScoreReport"];
                        open: boolean;
                        change: components["schemas"]["Difference"] | null;
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
                            mix: components["schemas"]["PointsRange"];
                            within: components["schemas"]["PointsRange"];
                        }[];
                        sentence: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listPriorities: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List what to make better first */
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
                            gain: components["schemas"]["PointsRange"];
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
                            gain: components["schemas"]["PointsRange"];
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    setEffort: {
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
            /** @description Say what an improvement costs */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getPortraits: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get portraits of the groups */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getTouchpoints: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
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
            /** @description Get the customer's journey */
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
                            interval: components["schemas"]["Interval"] | null;
                            lowBase: boolean;
                            touchpoint: string;
                            share: number;
                            difference: components["schemas"]["Difference"] | null;
                            effect: components["schemas"]["PointsRange"] | null;
                            previous: components["schemas"]["ScoreReport"] | null;
                            change: components["schemas"]["Difference"] | null;
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listImprovements: {
        parameters: {
            query?: {
                state?: "plan" | "do" | "check" | "done" | "dropped";
                surveyId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List improvements */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Improvement"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    planImprovement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateImprovementInput"];
            };
        };
        responses: {
            /** @description Plan an improvement */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImprovementDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getImprovement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                improvementId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get an improvement */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImprovementDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    changeImprovement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                improvementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchImprovementInput"];
            };
        };
        responses: {
            /** @description Change an improvement */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImprovementDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    beginImprovement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                improvementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    day?: string;
                };
            };
        };
        responses: {
            /** @description Begin an improvement */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImprovementDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    checkImprovement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                improvementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Measure an improvement again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImprovementDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    decideImprovement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                improvementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "keep" | "change" | "drop";
                    /** @default  */
                    words?: string;
                };
            };
        };
        responses: {
            /** @description Decide about an improvement */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImprovementDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    dropImprovement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                improvementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    words?: string;
                };
            };
        };
        responses: {
            /** @description Drop an improvement */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImprovementDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    remarkOnImprovement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                improvementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                };
            };
        };
        responses: {
            /** @description Add a remark */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImprovementDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listImprovementSources: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                improvementId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List what it comes from */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ImprovementSource"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    addImprovementSources: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                improvementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddSourcesInput"];
            };
        };
        responses: {
            /** @description Add what it comes from */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourcesAdded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeImprovementSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                improvementId: string;
                sourceKind: "response" | "case" | "comment";
                sourceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a source */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getForecast: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                by?: "week" | "month";
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the forecast */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        by: "week" | "month";
                        needed: number;
                        waves: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            answers: number;
                            score: number | null;
                        }[];
                        ahead: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            mean: number;
                            lower: number;
                            upper: number;
                            measuredLower: number;
                            measuredUpper: number;
                            probability: number | null;
                        }[];
                        goal: {
                            target: number;
                            by: string | null;
                        } | null;
                        reach: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            probability: number;
                        } | null;
                        past: {
                            made: number;
                            held: number;
                            confidence: number;
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getWorth: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                money?: string;
                currency?: string;
                margin?: number;
                recommended?: string;
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get what customers are worth */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        choices: string[];
                        money: string | null;
                        answers: number;
                        withAmount: number;
                        capped: boolean;
                        total: number;
                        groups: {
                            /** @enum {string} */
                            group: "promoter" | "passive" | "detractor";
                            answers: number;
                            total: number;
                            share: number;
                            mean: number | null;
                            lower: number | null;
                            upper: number | null;
                            median: number | null;
                            difference: {
                                amount: number;
                                lower: number;
                                upper: number;
                                clear: boolean;
                            } | null;
                        }[];
                        behind: {
                            dimension: string;
                            value: string;
                            answers: number;
                            total: number;
                            mean: number | null;
                            lower: number | null;
                            upper: number | null;
                        }[];
                        purchases: {
                            currency: string;
                            currencies: string[];
                            days: number;
                            people: number;
                            groups: {
                                /** @enum {string} */
                                group: "promoter" | "passive" | "detractor";
                                people: number;
                                revenue: {
                                    amount: number;
                                    lower: number;
                                    upper: number;
                                    median: number;
                                } | null;
                                averageCheck: number | null;
                                repeat: {
                                    share: number;
                                    lower: number;
                                    upper: number;
                                } | null;
                                retained: {
                                    share: number;
                                    lower: number;
                                    upper: number;
                                    of: number;
                                } | null;
                                lifetimeValue: number | null;
                            }[];
                            atRisk: {
                                amount: number;
                                lower: number;
                                upper: number;
                                detractorRevenue: number;
                            } | null;
                            silent: {
                                people: number;
                                revenue: number;
                                share: number | null;
                            };
                            onePoint: {
                                amount: number;
                                lower: number;
                                upper: number;
                                people: number;
                                clear: boolean;
                            } | null;
                            growth: {
                                priorRevenue: number;
                                returningRevenue: number;
                                earnedRevenue: number;
                                boughtRevenue: number;
                                unknownShare: number | null;
                                retention: number;
                                earnedGrowth: number;
                                totalGrowth: number;
                            } | null;
                        } | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getChangeEffect: {
        parameters: {
            query?: {
                filter?: string[];
                account?: (string | "none")[];
                theme?: string[];
                weeks?: number;
            };
            header?: never;
            path: {
                changeId: string;
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get what came of a change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeEffect"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getDrivers: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the drivers of the score */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answers: number;
                        used: number;
                        capped: boolean;
                        needed: number;
                        without: ("nothing" | "few" | "flat") | null;
                        /** @enum {string} */
                        method: "shapley" | "relative-weights";
                        explained: number | null;
                        drivers: {
                            dimension: string;
                            importance: {
                                lower: number;
                                upper: number;
                                share: number;
                            };
                            rated: {
                                lower: number;
                                upper: number;
                                mean: number;
                            };
                            /** @enum {string} */
                            corner: "fix" | "keep" | "leave" | "enough" | "unclear";
                        }[];
                        importanceLine: number | null;
                        ratedLine: number | null;
                        alike: {
                            a: string;
                            b: string;
                            correlation: number;
                        }[];
                        seldom: string[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getRepresentativeness: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                counting?: "every" | "latest";
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
                base?: "people" | "invited" | "targets";
                by?: string[];
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get who answered against all */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bases: ("people" | "invited" | "targets")[];
                        base: ("people" | "invited" | "targets") | null;
                        without: ("anonymous" | "everybody" | "few") | null;
                        people: number | null;
                        answered: number | null;
                        answers: number;
                        placed: number;
                        choices: string[];
                        properties: {
                            property: string;
                            values: {
                                value: string;
                                base: number | null;
                                baseShare: number;
                                answered: number;
                                answeredShare: number;
                                rate: {
                                    lower: number;
                                    upper: number;
                                    value: number;
                                } | null;
                            }[];
                            p: number | null;
                            unequal: boolean;
                            rIndicator: {
                                value: number;
                                adjusted: number;
                            } | null;
                            weighted: boolean;
                            uncovered: number;
                        }[];
                        rIndicator: {
                            value: number;
                            adjusted: number;
                        } | null;
                        weighting: {
                            unweighted: {
                                score: number;
                                lower: number;
                                upper: number;
                            };
                            weighted: {
                                score: number;
                                lower: number;
                                upper: number;
                            };
                            effectiveN: number;
                            designEffect: number;
                            designEffectBefore: number;
                            trimmed: number;
                            largest: number;
                        } | null;
                        unweighable: ("few" | "conflict" | "nothing") | null;
                        silence: {
                            lower: number;
                            upper: number;
                            target: number;
                            needed: number | null;
                        } | null;
                        targets: {
                            property: string;
                            shares: {
                                value: string;
                                share: number;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getTargetChoices: {
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
            /** @description Get what shares can be typed for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            property: string;
                            values: string[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    setTargets: {
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
                    property: string;
                    shares: {
                        value: string;
                        share: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Set the shares of a property among all customers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        property: string;
                        shares: {
                            value: string;
                            share: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getIntegrity: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get what is unusual in the answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answers: number;
                        compared: number;
                        anonymous: boolean;
                        looked: number;
                        signals: {
                            id: string;
                            /** @enum {string} */
                            kind: "run_of_tens" | "month_end" | "many_from_one" | "burst" | "too_fast" | "tens_here" | "shape_here";
                            place: {
                                property: string;
                                value: string;
                            } | null;
                            answers: number;
                            seen: number;
                            usual: number | null;
                            p: number | null;
                            from: string | null;
                            to: string | null;
                            removable: boolean;
                            examples: {
                                /** Format: uuid */
                                id: string;
                                score: number;
                                /** Format: date-time */
                                at: string;
                            }[];
                            looked: {
                                /** @enum {string} */
                                verdict: "fine" | "left_out";
                                note: string | null;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                answers: number;
                            } | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    lookAtSignal: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                filter?: string[];
                group?: ("promoter" | "passive" | "detractor")[];
                account?: (string | "none")[];
                theme?: string[];
                tone?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                urgency?: ("0" | "1" | "2")[];
                disagrees?: string;
                confirmed?: string;
                language?: string[];
                unclear?: string;
                churn?: string;
                repeats?: string;
                alikeTo?: string;
            };
            header?: never;
            path: {
                surveyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    signal: string;
                    /** @enum {string} */
                    verdict: "fine" | "left_out";
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Say what came of looking at something unusual */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answers: number;
                        compared: number;
                        anonymous: boolean;
                        looked: number;
                        signals: {
                            id: string;
                            /** @enum {string} */
                            kind: "run_of_tens" | "month_end" | "many_from_one" | "burst" | "too_fast" | "tens_here" | "shape_here";
                            place: {
                                property: string;
                                value: string;
                            } | null;
                            answers: number;
                            seen: number;
                            usual: number | null;
                            p: number | null;
                            from: string | null;
                            to: string | null;
                            removable: boolean;
                            examples: {
                                /** Format: uuid */
                                id: string;
                                score: number;
                                /** Format: date-time */
                                at: string;
                            }[];
                            looked: {
                                /** @enum {string} */
                                verdict: "fine" | "left_out";
                                note: string | null;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                answers: number;
                            } | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listAlertRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the alert rules */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            name: string;
                            /**
                             * @default score_drop
                             * @enum {string}
                             */
                            kind: "score_drop" | "score_rise" | "detractors_rise";
                            /** Format: uuid */
                            surveyId: string;
                            /** @default [] */
                            filter: string[];
                            /** @default null */
                            eachOf: string | null;
                            /** @default 730 */
                            falseAlarmDays: number;
                            /** @default [] */
                            mailTo: string[];
                            /** Format: uuid */
                            id: string;
                            enabled: boolean;
                            snoozedUntil: string | null;
                            createdBy: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        nextCursor: null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createAlertRule: {
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
                     * @default score_drop
                     * @enum {string}
                     */
                    kind?: "score_drop" | "score_rise" | "detractors_rise";
                    /** Format: uuid */
                    surveyId: string;
                    /** @default [] */
                    filter?: string[];
                    /** @default null */
                    eachOf?: string | null;
                    /** @default 730 */
                    falseAlarmDays?: number;
                    /** @default [] */
                    mailTo?: string[];
                };
            };
        };
        responses: {
            /** @description Make an alert rule */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * @default score_drop
                         * @enum {string}
                         */
                        kind: "score_drop" | "score_rise" | "detractors_rise";
                        /** Format: uuid */
                        surveyId: string;
                        /** @default [] */
                        filter: string[];
                        /** @default null */
                        eachOf: string | null;
                        /** @default 730 */
                        falseAlarmDays: number;
                        /** @default [] */
                        mailTo: string[];
                        /** Format: uuid */
                        id: string;
                        enabled: boolean;
                        snoozedUntil: string | null;
                        createdBy: string;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    previewAlertRule: {
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
                     * @default score_drop
                     * @enum {string}
                     */
                    kind?: "score_drop" | "score_rise" | "detractors_rise";
                    /** Format: uuid */
                    surveyId: string;
                    /** @default [] */
                    filter?: string[];
                    /** @default null */
                    eachOf?: string | null;
                    /** @default 730 */
                    falseAlarmDays?: number;
                };
            };
        };
        responses: {
            /** @description Try an alert rule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        wouldHaveSpoken: {
                            /** Format: date */
                            at: string;
                            value: string | null;
                            evidence: {
                                baseline: number;
                                reference: {
                                    answers: number;
                                    score: number;
                                    interval: components["schemas"]["Interval"];
                                };
                                /** Format: date */
                                since: string;
                                now: {
                                    answers: number;
                                    promoters: number;
                                    passives: number;
                                    detractors: number;
                                    score: number | null;
                                    interval: components["schemas"]["Interval"] | null;
                                };
                                budget: number;
                            };
                        }[];
                        falseAlarms: {
                            perYear: number;
                            answers: number | null;
                        };
                        watched: number;
                        waiting: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteAlertRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove an alert rule */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeAlertRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    enabled?: boolean;
                    snoozedUntil?: string | null;
                    mailTo?: string[];
                };
            };
        };
        responses: {
            /** @description Change an alert rule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * @default score_drop
                         * @enum {string}
                         */
                        kind: "score_drop" | "score_rise" | "detractors_rise";
                        /** Format: uuid */
                        surveyId: string;
                        /** @default [] */
                        filter: string[];
                        /** @default null */
                        eachOf: string | null;
                        /** @default 730 */
                        falseAlarmDays: number;
                        /** @default [] */
                        mailTo: string[];
                        /** Format: uuid */
                        id: string;
                        enabled: boolean;
                        snoozedUntil: string | null;
                        createdBy: string;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                open?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the alerts */
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
                            ruleId: string;
                            ruleName: string;
                            /** @enum {string} */
                            kind: "score_drop" | "score_rise" | "detractors_rise";
                            /** Format: uuid */
                            surveyId: string;
                            surveyName: string;
                            filter: string[];
                            eachOf: string | null;
                            value: string | null;
                            /** Format: date-time */
                            at: string;
                            evidence: {
                                baseline: number;
                                reference: {
                                    answers: number;
                                    score: number;
                                    interval: components["schemas"]["Interval"];
                                };
                                /** Format: date */
                                since: string;
                                now: {
                                    answers: number;
                                    promoters: number;
                                    passives: number;
                                    detractors: number;
                                    score: number | null;
                                    interval: components["schemas"]["Interval"] | null;
                                };
                                budget: number;
                            };
                            told: string[];
                            acknowledgedBy: string | null;
                            acknowledgedAt: string | null;
                            outcome: ("acted" | "explained" | "false_alarm") | null;
                            note: string | null;
                        }[];
                        nextCursor: null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    acknowledgeAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alertId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    outcome: "acted" | "explained" | "false_alarm";
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Close an alert */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        ruleId: string;
                        ruleName: string;
                        /** @enum {string} */
                        kind: "score_drop" | "score_rise" | "detractors_rise";
                        /** Format: uuid */
                        surveyId: string;
                        surveyName: string;
                        filter: string[];
                        eachOf: string | null;
                        value: string | null;
                        /** Format: date-time */
                        at: string;
                        evidence: {
                            baseline: number;
                            reference: {
                                answers: number;
                                score: number;
                                interval: components["schemas"]["Interval"];
                            };
                            /** Format: date */
                            since: string;
                            now: {
                                answers: number;
                                promoters: number;
                                passives: number;
                                detractors: number;
                                score: number | null;
                                interval: components["schemas"]["Interval"] | null;
                            };
                            budget: number;
                        };
                        told: string[];
                        acknowledgedBy: string | null;
                        acknowledgedAt: string | null;
                        outcome: ("acted" | "explained" | "false_alarm") | null;
                        note: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getMethod: {
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
            /** @description Read a page of methods */
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
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listGoals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List goals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            measure: "score" | "promoters" | "detractors" | "response_rate" | "first_contact" | "promises_kept";
                            surveyId: string | null;
                            viewId: string | null;
                            teamId: string | null;
                            about: string | null;
                            target: number;
                            by: string | null;
                            owner: {
                                userId: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** @enum {string} */
                            state: "reached" | "on_course" | "cannot_tell" | "missed";
                            closed: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                                n: number;
                                value: number | null;
                                lower: number | null;
                                upper: number | null;
                            } | null;
                            needed: number | null;
                            outlook: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                                probability: number;
                            } | null;
                            months: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                                n: number;
                                value: number | null;
                                lower: number | null;
                                upper: number | null;
                            }[];
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createGoal: {
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
                     * @default score
                     * @enum {string}
                     */
                    measure?: "score" | "promoters" | "detractors" | "response_rate" | "first_contact" | "promises_kept";
                    /** @default null */
                    surveyId?: string | null;
                    /** @default null */
                    viewId?: string | null;
                    /** @default null */
                    teamId?: string | null;
                    target: number;
                    /** @default null */
                    by?: string | null;
                    /** @default null */
                    ownerId?: string | null;
                };
            };
        };
        responses: {
            /** @description Set a goal */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        measure: "score" | "promoters" | "detractors" | "response_rate" | "first_contact" | "promises_kept";
                        surveyId: string | null;
                        viewId: string | null;
                        teamId: string | null;
                        about: string | null;
                        target: number;
                        by: string | null;
                        owner: {
                            userId: string;
                            name: string;
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @enum {string} */
                        state: "reached" | "on_course" | "cannot_tell" | "missed";
                        closed: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            n: number;
                            value: number | null;
                            lower: number | null;
                            upper: number | null;
                        } | null;
                        needed: number | null;
                        outlook: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            probability: number;
                        } | null;
                        months: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            n: number;
                            value: number | null;
                            lower: number | null;
                            upper: number | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    exportGoals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export goals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    getOpenMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get figures for dashboards */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    getGoalStanding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                goalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a goal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        measure: "score" | "promoters" | "detractors" | "response_rate" | "first_contact" | "promises_kept";
                        surveyId: string | null;
                        viewId: string | null;
                        teamId: string | null;
                        about: string | null;
                        target: number;
                        by: string | null;
                        owner: {
                            userId: string;
                            name: string;
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @enum {string} */
                        state: "reached" | "on_course" | "cannot_tell" | "missed";
                        closed: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            n: number;
                            value: number | null;
                            lower: number | null;
                            upper: number | null;
                        } | null;
                        needed: number | null;
                        outlook: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            probability: number;
                        } | null;
                        months: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            n: number;
                            value: number | null;
                            lower: number | null;
                            upper: number | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    removeGoalById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                goalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a goal */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeGoal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                goalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    target?: number;
                    by?: string | null;
                    ownerId?: string | null;
                };
            };
        };
        responses: {
            /** @description Change a goal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        measure: "score" | "promoters" | "detractors" | "response_rate" | "first_contact" | "promises_kept";
                        surveyId: string | null;
                        viewId: string | null;
                        teamId: string | null;
                        about: string | null;
                        target: number;
                        by: string | null;
                        owner: {
                            userId: string;
                            name: string;
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @enum {string} */
                        state: "reached" | "on_course" | "cannot_tell" | "missed";
                        closed: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            n: number;
                            value: number | null;
                            lower: number | null;
                            upper: number | null;
                        } | null;
                        needed: number | null;
                        outlook: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            probability: number;
                        } | null;
                        months: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            n: number;
                            value: number | null;
                            lower: number | null;
                            upper: number | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getKeyFigures: {
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
            /** @description Get the key figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @enum {string} */
                            measure: "score" | "promoters" | "detractors" | "response_rate" | "first_contact" | "promises_kept";
                            last: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                                n: number;
                                value: number | null;
                                lower: number | null;
                                upper: number | null;
                            };
                            before: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                                n: number;
                                value: number | null;
                                lower: number | null;
                                upper: number | null;
                            };
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List reports */
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
                            surveyName: string;
                            name: string;
                            blocks: ("score" | "trend" | "breakdown" | "themes" | "goals")[];
                            view: {
                                filter?: string[];
                                /** @enum {string} */
                                counting?: "latest";
                                by?: string;
                            };
                            schedule: {
                                /**
                                 * @default weekly
                                 * @enum {string}
                                 */
                                cadence: "daily" | "weekly" | "monthly";
                                /** @default 1 */
                                weekday: number;
                                /** @default 1 */
                                monthDay: number;
                                /** @default 8 */
                                hour: number;
                            };
                            timeZone: string;
                            /** @enum {string} */
                            language: "en" | "ru" | "lv" | "sv";
                            active: boolean;
                            nextAt: string | null;
                            createdBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            recipients: {
                                /** Format: uuid */
                                id: string;
                                email: string;
                                inside: boolean;
                                /** @enum {string} */
                                language: "en" | "ru" | "lv" | "sv";
                                /** @enum {string} */
                                state: "confirmed" | "waiting" | "left";
                                last: {
                                    /** @enum {string} */
                                    state: "queued" | "sending" | "sent" | "refused" | "withdrawn" | "unconfirmed";
                                    /** Format: date-time */
                                    at: string;
                                    detail: string | null;
                                } | null;
                            }[];
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createReport: {
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
                    surveyId: string;
                    name: string;
                    /**
                     * @default [
                     *       "score",
                     *       "trend",
                     *       "breakdown",
                     *       "themes",
                     *       "goals"
                     *     ]
                     */
                    blocks?: ("score" | "trend" | "breakdown" | "themes" | "goals")[];
                    /** @default {} */
                    view?: {
                        filter?: string[];
                        /** @enum {string} */
                        counting?: "latest";
                        by?: string;
                    };
                    /**
                     * @default {
                     *       "cadence": "weekly",
                     *       "weekday": 1,
                     *       "monthDay": 1,
                     *       "hour": 8
                     *     }
                     */
                    schedule?: {
                        /**
                         * @default weekly
                         * @enum {string}
                         */
                        cadence?: "daily" | "weekly" | "monthly";
                        /** @default 1 */
                        weekday?: number;
                        /** @default 1 */
                        monthDay?: number;
                        /** @default 8 */
                        hour?: number;
                    };
                    /** @enum {string} */
                    language?: "en" | "ru" | "lv" | "sv";
                    /** @default true */
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Make a report */
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
                        surveyName: string;
                        name: string;
                        blocks: ("score" | "trend" | "breakdown" | "themes" | "goals")[];
                        view: {
                            filter?: string[];
                            /** @enum {string} */
                            counting?: "latest";
                            by?: string;
                        };
                        schedule: {
                            /**
                             * @default weekly
                             * @enum {string}
                             */
                            cadence: "daily" | "weekly" | "monthly";
                            /** @default 1 */
                            weekday: number;
                            /** @default 1 */
                            monthDay: number;
                            /** @default 8 */
                            hour: number;
                        };
                        timeZone: string;
                        /** @enum {string} */
                        language: "en" | "ru" | "lv" | "sv";
                        active: boolean;
                        nextAt: string | null;
                        createdBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        recipients: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            inside: boolean;
                            /** @enum {string} */
                            language: "en" | "ru" | "lv" | "sv";
                            /** @enum {string} */
                            state: "confirmed" | "waiting" | "left";
                            last: {
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "refused" | "withdrawn" | "unconfirmed";
                                /** Format: date-time */
                                at: string;
                                detail: string | null;
                            } | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    previewReportDraft: {
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
                    surveyId: string;
                    name: string;
                    /**
                     * @default [
                     *       "score",
                     *       "trend",
                     *       "breakdown",
                     *       "themes",
                     *       "goals"
                     *     ]
                     */
                    blocks?: ("score" | "trend" | "breakdown" | "themes" | "goals")[];
                    /** @default {} */
                    view?: {
                        filter?: string[];
                        /** @enum {string} */
                        counting?: "latest";
                        by?: string;
                    };
                    /**
                     * @default {
                     *       "cadence": "weekly",
                     *       "weekday": 1,
                     *       "monthDay": 1,
                     *       "hour": 8
                     *     }
                     */
                    schedule?: {
                        /**
                         * @default weekly
                         * @enum {string}
                         */
                        cadence?: "daily" | "weekly" | "monthly";
                        /** @default 1 */
                        weekday?: number;
                        /** @default 1 */
                        monthDay?: number;
                        /** @default 8 */
                        hour?: number;
                    };
                    /** @enum {string} */
                    language?: "en" | "ru" | "lv" | "sv";
                };
            };
        };
        responses: {
            /** @description Preview a report that is not saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subject: string;
                        html: string;
                        text: string;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a report */
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
                        surveyName: string;
                        name: string;
                        blocks: ("score" | "trend" | "breakdown" | "themes" | "goals")[];
                        view: {
                            filter?: string[];
                            /** @enum {string} */
                            counting?: "latest";
                            by?: string;
                        };
                        schedule: {
                            /**
                             * @default weekly
                             * @enum {string}
                             */
                            cadence: "daily" | "weekly" | "monthly";
                            /** @default 1 */
                            weekday: number;
                            /** @default 1 */
                            monthDay: number;
                            /** @default 8 */
                            hour: number;
                        };
                        timeZone: string;
                        /** @enum {string} */
                        language: "en" | "ru" | "lv" | "sv";
                        active: boolean;
                        nextAt: string | null;
                        createdBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        recipients: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            inside: boolean;
                            /** @enum {string} */
                            language: "en" | "ru" | "lv" | "sv";
                            /** @enum {string} */
                            state: "confirmed" | "waiting" | "left";
                            last: {
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "refused" | "withdrawn" | "unconfirmed";
                                /** Format: date-time */
                                at: string;
                                detail: string | null;
                            } | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a report */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    blocks?: ("score" | "trend" | "breakdown" | "themes" | "goals")[];
                    view?: {
                        filter?: string[];
                        /** @enum {string} */
                        counting?: "latest";
                        by?: string;
                    };
                    schedule?: {
                        /**
                         * @default weekly
                         * @enum {string}
                         */
                        cadence?: "daily" | "weekly" | "monthly";
                        /** @default 1 */
                        weekday?: number;
                        /** @default 1 */
                        monthDay?: number;
                        /** @default 8 */
                        hour?: number;
                    };
                    /** @enum {string} */
                    language?: "en" | "ru" | "lv" | "sv";
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Change a report */
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
                        surveyName: string;
                        name: string;
                        blocks: ("score" | "trend" | "breakdown" | "themes" | "goals")[];
                        view: {
                            filter?: string[];
                            /** @enum {string} */
                            counting?: "latest";
                            by?: string;
                        };
                        schedule: {
                            /**
                             * @default weekly
                             * @enum {string}
                             */
                            cadence: "daily" | "weekly" | "monthly";
                            /** @default 1 */
                            weekday: number;
                            /** @default 1 */
                            monthDay: number;
                            /** @default 8 */
                            hour: number;
                        };
                        timeZone: string;
                        /** @enum {string} */
                        language: "en" | "ru" | "lv" | "sv";
                        active: boolean;
                        nextAt: string | null;
                        createdBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        recipients: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            inside: boolean;
                            /** @enum {string} */
                            language: "en" | "ru" | "lv" | "sv";
                            /** @enum {string} */
                            state: "confirmed" | "waiting" | "left";
                            last: {
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "refused" | "withdrawn" | "unconfirmed";
                                /** Format: date-time */
                                at: string;
                                detail: string | null;
                            } | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    previewReport: {
        parameters: {
            query?: {
                language?: "en" | "ru" | "lv" | "sv";
            };
            header?: never;
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Preview a report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subject: string;
                        html: string;
                        text: string;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    runReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send a report now */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        reportId: string;
                        /** @enum {string} */
                        kind: "scheduled" | "manual";
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        /** @enum {string} */
                        state: "made" | "skipped";
                        reason: string | null;
                        /** Format: date-time */
                        madeAt: string;
                        dueAt: string | null;
                        missed: number;
                        mails: {
                            queued: number;
                            sent: number;
                            refused: number;
                            withdrawn: number;
                            unconfirmed: number;
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listReportRuns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the runs of a report */
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
                            reportId: string;
                            /** @enum {string} */
                            kind: "scheduled" | "manual";
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            /** @enum {string} */
                            state: "made" | "skipped";
                            reason: string | null;
                            /** Format: date-time */
                            madeAt: string;
                            dueAt: string | null;
                            missed: number;
                            mails: {
                                queued: number;
                                sent: number;
                                refused: number;
                                withdrawn: number;
                                unconfirmed: number;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    addReportRecipient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @enum {string} */
                    language?: "en" | "ru" | "lv" | "sv";
                };
            };
        };
        responses: {
            /** @description Add a recipient */
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
                        surveyName: string;
                        name: string;
                        blocks: ("score" | "trend" | "breakdown" | "themes" | "goals")[];
                        view: {
                            filter?: string[];
                            /** @enum {string} */
                            counting?: "latest";
                            by?: string;
                        };
                        schedule: {
                            /**
                             * @default weekly
                             * @enum {string}
                             */
                            cadence: "daily" | "weekly" | "monthly";
                            /** @default 1 */
                            weekday: number;
                            /** @default 1 */
                            monthDay: number;
                            /** @default 8 */
                            hour: number;
                        };
                        timeZone: string;
                        /** @enum {string} */
                        language: "en" | "ru" | "lv" | "sv";
                        active: boolean;
                        nextAt: string | null;
                        createdBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        recipients: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            inside: boolean;
                            /** @enum {string} */
                            language: "en" | "ru" | "lv" | "sv";
                            /** @enum {string} */
                            state: "confirmed" | "waiting" | "left";
                            last: {
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "refused" | "withdrawn" | "unconfirmed";
                                /** Format: date-time */
                                at: string;
                                detail: string | null;
                            } | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeReportRecipient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: string;
                recipientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a recipient off */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getReportRunPage: {
        parameters: {
            query?: {
                language?: "en" | "ru" | "lv" | "sv";
            };
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a run as a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getReportRunText: {
        parameters: {
            query?: {
                language?: "en" | "ru" | "lv" | "sv";
            };
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a run as text */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getReportRunPdf: {
        parameters: {
            query?: {
                language?: "en" | "ru" | "lv" | "sv";
            };
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a run as PDF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    getReportRunData: {
        parameters: {
            query?: {
                language?: "en" | "ru" | "lv" | "sv";
            };
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a run as data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    listShares: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List shared links */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "overview" | "theme";
                            /** Format: uuid */
                            surveyId: string;
                            surveyName: string;
                            themeId: string | null;
                            name: string;
                            view: {
                                /** @enum {string} */
                                period?: "today" | "week" | "month" | "quarter" | "year";
                                /** Format: date */
                                from?: string;
                                /** Format: date */
                                to?: string;
                                filter?: string[];
                                /** @enum {string} */
                                counting?: "latest";
                                theme?: string[];
                                by?: string;
                                /** @enum {string} */
                                step?: "day" | "week" | "month";
                            };
                            shows: {
                                /** @default true */
                                breakdown: boolean;
                                /** @default true */
                                themes: boolean;
                                /** @default false */
                                comments: boolean;
                                /** @default false */
                                names: boolean;
                            };
                            /** @enum {string} */
                            language: "en" | "ru" | "lv" | "sv";
                            hasPassword: boolean;
                            /** @enum {string} */
                            state: "open" | "expired" | "revoked";
                            createdBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            revokedAt: string | null;
                            visits: number;
                            lastVisitAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createShare: {
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
                     * @default overview
                     * @enum {string}
                     */
                    kind?: "overview" | "theme";
                    /** Format: uuid */
                    surveyId: string;
                    themeId?: string;
                    name?: string;
                    /** @default {} */
                    view?: {
                        /** @enum {string} */
                        period?: "today" | "week" | "month" | "quarter" | "year";
                        /** Format: date */
                        from?: string;
                        /** Format: date */
                        to?: string;
                        filter?: string[];
                        /** @enum {string} */
                        counting?: "latest";
                        theme?: string[];
                        by?: string;
                        /** @enum {string} */
                        step?: "day" | "week" | "month";
                    };
                    /**
                     * @default {
                     *       "breakdown": true,
                     *       "themes": true,
                     *       "comments": false,
                     *       "names": false
                     *     }
                     */
                    shows?: {
                        /** @default true */
                        breakdown?: boolean;
                        /** @default true */
                        themes?: boolean;
                        /** @default false */
                        comments?: boolean;
                        /** @default false */
                        names?: boolean;
                    };
                    /** @enum {string} */
                    language?: "en" | "ru" | "lv" | "sv";
                    /** @default 90 */
                    expiresInDays?: number;
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Share a view by a link */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "overview" | "theme";
                        /** Format: uuid */
                        surveyId: string;
                        surveyName: string;
                        themeId: string | null;
                        name: string;
                        view: {
                            /** @enum {string} */
                            period?: "today" | "week" | "month" | "quarter" | "year";
                            /** Format: date */
                            from?: string;
                            /** Format: date */
                            to?: string;
                            filter?: string[];
                            /** @enum {string} */
                            counting?: "latest";
                            theme?: string[];
                            by?: string;
                            /** @enum {string} */
                            step?: "day" | "week" | "month";
                        };
                        shows: {
                            /** @default true */
                            breakdown: boolean;
                            /** @default true */
                            themes: boolean;
                            /** @default false */
                            comments: boolean;
                            /** @default false */
                            names: boolean;
                        };
                        /** @enum {string} */
                        language: "en" | "ru" | "lv" | "sv";
                        hasPassword: boolean;
                        /** @enum {string} */
                        state: "open" | "expired" | "revoked";
                        createdBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        revokedAt: string | null;
                        visits: number;
                        lastVisitAt: string | null;
                        token: string;
                        url: string;
                        svgUrl: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    revokeShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shareId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a shared link back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List webhooks */
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
                                themes?: string[];
                                tones?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                                minUrgency?: number;
                                /** @enum {boolean} */
                                churn?: true;
                                /** @enum {boolean} */
                                disagrees?: true;
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    createWebhook: {
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
                    events: ("response.created" | "response.updated" | "response.excluded" | "response.deleted" | "response.read" | "person.unsubscribed" | "case.opened" | "case.assigned" | "case.missed" | "case.resolved" | "case.reopened" | "case.closed" | "promise.made" | "promise.warned" | "promise.apologised" | "promise.missed" | "promise.kept" | "promise.broken" | "promise.released" | "alert.began" | "alert.ended")[];
                    /** @default {} */
                    filter?: {
                        surveys?: string[];
                        groups?: ("promoter" | "passive" | "detractor")[];
                        minScore?: number;
                        maxScore?: number;
                        properties?: string[];
                        themes?: string[];
                        tones?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                        minUrgency?: number;
                        /** @enum {boolean} */
                        churn?: true;
                        /** @enum {boolean} */
                        disagrees?: true;
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
            /** @description Make a webhook */
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
                            themes?: string[];
                            tones?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                            minUrgency?: number;
                            /** @enum {boolean} */
                            churn?: true;
                            /** @enum {boolean} */
                            disagrees?: true;
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getWebhook: {
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
            /** @description Get a webhook */
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
                            themes?: string[];
                            tones?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                            minUrgency?: number;
                            /** @enum {boolean} */
                            churn?: true;
                            /** @enum {boolean} */
                            disagrees?: true;
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteWebhook: {
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
            /** @description Delete a webhook */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeWebhook: {
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
                    events?: ("response.created" | "response.updated" | "response.excluded" | "response.deleted" | "response.read" | "person.unsubscribed" | "case.opened" | "case.assigned" | "case.missed" | "case.resolved" | "case.reopened" | "case.closed" | "promise.made" | "promise.warned" | "promise.apologised" | "promise.missed" | "promise.kept" | "promise.broken" | "promise.released" | "alert.began" | "alert.ended")[];
                    filter?: {
                        surveys?: string[];
                        groups?: ("promoter" | "passive" | "detractor")[];
                        minScore?: number;
                        maxScore?: number;
                        properties?: string[];
                        themes?: string[];
                        tones?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                        minUrgency?: number;
                        /** @enum {boolean} */
                        churn?: true;
                        /** @enum {boolean} */
                        disagrees?: true;
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
            /** @description Change a webhook */
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
                            themes?: string[];
                            tones?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                            minUrgency?: number;
                            /** @enum {boolean} */
                            churn?: true;
                            /** @enum {boolean} */
                            disagrees?: true;
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    testWebhook: {
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
            /** @description Send a test event */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    rotateWebhookSecret: {
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
            /** @description Give a webhook another secret */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    pauseWebhook: {
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
            /** @description Pause a webhook */
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
                            themes?: string[];
                            tones?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                            minUrgency?: number;
                            /** @enum {boolean} */
                            churn?: true;
                            /** @enum {boolean} */
                            disagrees?: true;
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    resumeWebhook: {
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
            /** @description Resume a webhook */
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
                            themes?: string[];
                            tones?: ("positive" | "neutral" | "negative" | "mixed" | "unclear")[];
                            minUrgency?: number;
                            /** @enum {boolean} */
                            churn?: true;
                            /** @enum {boolean} */
                            disagrees?: true;
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listDeliveries: {
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
            /** @description List deliveries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
        };
    };
    replayDelivery: {
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
            /** @description Deliver once more */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    replayDeliveries: {
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
            /** @description Deliver a time once more */
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createDelightedKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDelightedKeyInput"];
            };
        };
        responses: {
            /** @description Make a Delighted key */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DelightedKeyCreated"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getRetention: {
        parameters: {
            query?: {
                peopleAfterDays?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is kept how long */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        settings: {
                            peopleAfterDays: number | null;
                        };
                        people: {
                            inAll: number;
                            wouldGo: number;
                            eachNight: number;
                        };
                        kept: {
                            /** @enum {string} */
                            what: "uploads" | "rejectedRows" | "linkLoads" | "deletedAnswers" | "bursts";
                            days: number;
                            rows: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    saveRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    peopleAfterDays: number | null;
                };
            };
        };
        responses: {
            /** @description Set how long people are kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        settings: {
                            peopleAfterDays: number | null;
                        };
                        people: {
                            inAll: number;
                            wouldGo: number;
                            eachNight: number;
                        };
                        kept: {
                            /** @enum {string} */
                            what: "uploads" | "rejectedRows" | "linkLoads" | "deletedAnswers" | "bursts";
                            days: number;
                            rows: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    getStorage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Size and the last backup */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        workspace: {
                            answers: number;
                            people: number;
                            invitations: number;
                        };
                        server: {
                            database: {
                                bytes: number;
                                version: string;
                                isPrivate: boolean;
                            };
                            disk: {
                                freeBytes: number;
                                totalBytes: number;
                            } | null;
                            tables: {
                                name: string;
                                bytes: number;
                            }[];
                            lastBackup: {
                                /** Format: date-time */
                                at: string;
                                seconds: number;
                                bytes: number;
                                target: string;
                            } | null;
                        } | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
        };
    };
    askDoctor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Examine the server */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        healthy: boolean;
                        /** Format: date-time */
                        at: string;
                        findings: {
                            check: string;
                            /** @enum {string} */
                            state: "ok" | "note" | "warning" | "fault";
                            sentence: string;
                        }[];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
}
