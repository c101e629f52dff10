-- Provisional attachment 假扣押 (CEA 132-135; AEL 11): day the agency received the court's ruling; null once the title is final, and on all other cases.
-- A tax that was first transferred before 2007-03-05: the facts of TCA 23(5), as JSON; null on nearly all cases.
alter table case_file
    add column provisional_received_on date,
    add column old_tax text;
