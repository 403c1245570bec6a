"""The pages of this room, in both languages."""

from django.urls import path

from colonnade.apps.desk import box_views, founding_views, seat_views, views

urlpatterns = [
    path("desk/", views.overview, name="desk"),
    path("desk/take/", views.take_seat, name="desk_take"),
    path("desk/done/", views.done, name="desk_done"),
    path("desk/kept/<int:number>/", views.kept, name="desk_kept"),
    path("desk/kept/<int:number>/forget/", views.forget, name="desk_forget"),
    path("desk/found/", founding_views.overview, name="desk_found"),
    path("desk/found/review/", founding_views.review, name="desk_found_review"),
    path("desk/found/record/", founding_views.record, name="desk_found_record"),
    path("desk/found/hand-out/", founding_views.hand_out, name="desk_found_hand_out"),
    path("desk/found/give-up/", founding_views.give_up, name="desk_found_give_up"),
    path("desk/found/pictures/", founding_views.pictures, name="desk_found_pictures"),
    path("desk/found/pictures/<int:number>.svg", founding_views.picture, name="desk_found_picture"),
    path("desk/found/acts/<int:number>.act", founding_views.handed_out, name="desk_found_act"),
    path("desk/found/<slug:name>/", founding_views.step, name="desk_found_step"),
    path("desk/codes/<int:number>.svg", seat_views.code_picture, name="desk_code_picture"),
    path("desk/<organisation:organisation>/seats/", seat_views.seats, name="desk_seats"),
    path("desk/<organisation:organisation>/seats/<slug:act>/", seat_views.give_code, name="desk_give_code"),
    path("desk/<organisation:organisation>/elections/<act:act>/box/", box_views.box, name="desk_box"),
    path("desk/<organisation:organisation>/elections/<act:act>/archive/", box_views.archive, name="desk_box_archive"),
    path("desk/<organisation:organisation>/<slug:name>/", views.write, name="desk_write"),
    path("desk/drafts/<int:number>/", views.draft, name="desk_draft"),
    path("desk/drafts/<int:number>/change/", views.change, name="desk_change"),
    path("desk/drafts/<int:number>/propose/", views.propose, name="desk_propose"),
    path("desk/drafts/<int:number>/agree/", views.agree, name="desk_agree"),
    path("desk/drafts/<int:number>/withdraw/", views.withdraw, name="desk_withdraw"),
    path("desk/drafts/<int:number>/hand-out/", views.hand_out, name="desk_hand_out"),
    path("desk/drafts/<int:number>/draft.act", views.handed_out, name="desk_handed_out"),
    path("desk/drafts/<int:number>/pictures/", views.pictures, name="desk_pictures"),
    path("desk/drafts/<int:number>/pictures/<int:part>.svg", views.picture, name="desk_picture"),
    path("desk/drafts/<int:number>/take-back/", views.take_back, name="desk_take_back"),
    path("desk/drafts/<int:number>/record/", views.record, name="desk_record"),
]
