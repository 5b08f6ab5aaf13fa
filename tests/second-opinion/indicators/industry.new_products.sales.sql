-- Sales of new products.
select unit, "107-2.41" as numerator, 0.00001 as times
from firms where here
