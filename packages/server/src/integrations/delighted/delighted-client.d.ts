/** Delighted's own client for Node, as far as the tests drive it; it comes without types. */
declare module "delighted" {
  type Params = Readonly<Record<string, unknown>>;
  type Thing = Record<string, unknown> & {
    id: string;
    save(): Promise<Thing>;
    toJSON?(): Params;
  };

  interface List {
    autoPagingEach(each: (thing: Thing) => void, options?: Params): Promise<void>;
  }
  interface Memberships {
    list(params?: Params): List;
    create(params: Params): Promise<Thing>;
    delete(params: Params): Promise<Thing>;
  }
  interface Client {
    person: {
      create(params: Params): Promise<Thing>;
      list(params?: Params): List;
      retrieve(id: string): Promise<Thing>;
      delete(params: Params): Promise<Thing>;
    };
    surveyResponse: {
      create(params: Params): Promise<Thing>;
      retrieve(id: string, params?: Params): Promise<Thing>;
      all(params?: Params): Promise<Thing[]>;
    };
    surveyRequest: { deletePending(params: Params): Promise<Thing> };
    metrics: { retrieve(params?: Params): Promise<Thing> };
    unsubscribe: { create(params: Params): Promise<Thing>; all(params?: Params): Promise<Thing[]> };
    bounce: { all(params?: Params): Promise<Thing[]> };
    autopilotConfiguration: { retrieve(platform: string): Promise<Thing> };
    autopilotMembership: { forEmail(): Memberships; forSms(): Memberships };
  }

  function delighted(key: string, options: Params): Client;
  export = delighted;
}
