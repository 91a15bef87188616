from . import test_promise_counted, test_promise_figures, test_promise_page
