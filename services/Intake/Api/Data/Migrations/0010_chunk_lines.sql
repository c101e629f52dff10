-- Lines of a chunk of the batch: what was begun with 1,000 and broke off is sent again in chunks of 1,000. The default is for instances of before, which go on beside.
alter table batch add column chunk_lines int not null default 1000 check (chunk_lines > 0);
