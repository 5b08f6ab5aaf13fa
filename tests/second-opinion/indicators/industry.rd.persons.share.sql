-- Persons in research among workers, per cent; of firms that filed both.
select unit, "107-2.01" as numerator, "B203.606" as denominator, 100 as times
from firms where here and numerator is not null and denominator is not null
