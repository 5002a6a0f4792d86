-- What a thing of a study is called elsewhere: the GUID under which it came from another program, where it could not keep it as its id.
create table exchange_guid (
  district_id uuid not null,
  study_id uuid not null,
  id uuid not null,
  guid text not null,
  primary key (district_id, study_id, id)
);
select protect_table('exchange_guid');
