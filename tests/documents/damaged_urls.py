"""The portal's own addresses, and one that hands out a file: a page of the portal has links in its frame."""

from cop_portal.urls import urlpatterns as portal
from tests.documents.test_serving import urlpatterns as files

urlpatterns = [*files, *portal]
